import {
  bkm,
  context,
  decision,
  definition,
  file,
  invocation,
  list,
  literal,
  relation,
  table
} from '../written.ts';
import type { Asked } from './asked.ts';

const asked = (...parts: readonly string[]): Asked => ({ file: file(...parts), variables: { a: 5, s: 'x' } });
const logic = (written: string, ...more: readonly string[]) => asked(decision('d', written), ...more);
const knowing = (written: string, ...models: readonly string[]) =>
  asked(decision('d', written, { knows: ['f'] }), ...models);
const add = bkm('f', ['x', 'y'], literal('x + y'));
const calls = (expression: string, ...models: readonly string[]) => knowing(literal(expression), ...models);
const [one, two] = [literal('1'), literal('2')];
const graded = table({
  inputs: ['x'],
  rules: [
    ['> 3', '"big"'],
    ['<= 3', '"small"']
  ]
});
const ambiguous = table({
  inputs: ['x'],
  rules: [
    ['> 3', '1'],
    ['> 4', '2']
  ]
});
const dmnTable = table({
  inputs: ['a'],
  rules: [
    ['> 3', '"big"'],
    ['<= 3', '"small"']
  ]
});

/** Business knowledge models. */
export const knowledge: Readonly<Record<string, Asked>> = {
  'a call': calls('f(1, 2)', add),
  'a call by name': calls('f(y: 1, x: 2)', add),
  'a call with too few arguments': calls('f(1)', add),
  'a call with too many arguments': calls('f(1, 2, 3)', add),
  'a call with other names': calls('f(a: 1, b: 2)', add),
  'a call without requiring it': asked(decision('d', literal('f(1, 2)')), add),
  'a call within a call': calls('f(f(1, 2), f(3, 4))', add),
  'a call in a loop': calls('for i in 1..3 return f(i, a)', add),
  'a call in a filter': calls('[1, 2, 3][f(item, 1) > 2]', add),
  'a function given to sort': calls('sort([3, 1, 2], f)', bkm('f', ['x', 'y'], literal('x < y'))),
  'a function as a value': calls('f', add),
  'a function in a list': calls('[f]', add),
  'a function that is there': calls('f != null', add),
  'a function of no parameters': calls('f()', bkm('f', [], literal('a + 1'))),
  'one that reads a variable': calls('f(1)', bkm('f', ['x'], literal('x + a'))),
  'a parameter that hides a variable': calls('f(1) + a', bkm('f', ['a'], literal('a'))),
  'one that calls itself': calls('f(3)', bkm('f', ['x'], literal('if x <= 0 then 0 else f(x - 1)'))),
  'one that requires itself': calls('f(3)', bkm('f', ['x'], literal('x'), ['f'])),
  'two that require each other': calls(
    'f(3)',
    bkm('f', ['x'], literal('x'), ['g']),
    bkm('g', ['x'], literal('x'), ['f'])
  ),
  'one that requires another': calls(
    'f(3)',
    bkm('f', ['x'], literal('g(x) + 1'), ['g']),
    bkm('g', ['x'], literal('x * 2'))
  ),
  'one that does not say that it requires another': calls(
    'f(3)',
    bkm('f', ['x'], literal('g(x) + 1')),
    bkm('g', ['x'], literal('x * 2'))
  ),
  'one that the other requires': calls(
    'g(3)',
    bkm('f', ['x'], literal('g(x) + 1'), ['g']),
    bkm('g', ['x'], literal('x * 2'))
  ),
  'one that sees a parameter of its caller': calls(
    'f(3)',
    bkm('f', ['x'], literal('g() + 1'), ['g']),
    bkm('g', [], literal('x'))
  ),
  'one that is known to the caller only': asked(
    decision('d', literal('f(3)'), { knows: ['f', 'g'] }),
    bkm('f', ['x'], literal('g(x) + 1')),
    bkm('g', ['x'], literal('x * 2'))
  ),
  'a required decision that has its own': asked(
    decision('e', literal('f(1, 2)'), { knows: ['f'] }),
    decision('d', literal('[e, f(1, 2)]'), { requires: ['e'] }),
    add
  ),
  'one that reads a result': asked(
    decision('e', literal('7')),
    decision('d', literal('f(1)'), { requires: ['e'], knows: ['f'] }),
    bkm('f', ['x'], literal('x + e'))
  ),
  'one of the name of a builtin function': asked(
    decision('d', literal('sum(1, 2)'), { knows: ['sum'] }),
    bkm('sum', ['x', 'y'], literal('x - y'))
  ),
  'one of the name of a builtin function with other parameters': asked(
    decision('d', literal('sum(1, 2, 3)'), { knows: ['sum'] }),
    bkm('sum', ['x', 'y'], literal('x - y'))
  ),
  'one of the name of a builtin function with a blank': asked(
    decision('d', literal('starts with("a", "b")'), { knows: ['startswith'] }),
    bkm('starts with', ['string', 'match'], literal('"mine"'))
  ),
  'one of the name of a variable': asked(
    decision('d', literal('[a, a(1)]'), { knows: ['a'] }),
    bkm('a', ['x'], literal('x'))
  ),
  'one of the name of a result': asked(
    decision('e', one, { variable: 'f' }),
    decision('d', literal('[f, f(1, 2)]'), { requires: ['e'], knows: ['f'] }),
    add
  ),
  'a name with blanks, in backticks': asked(
    decision('d', literal('`my add`(1, 2)'), { knows: ['myadd'] }),
    bkm('my add', ['x', 'y'], literal('x + y'))
  ),
  'a name with blanks, bare': asked(
    decision('d', literal('my add(1, 2)'), { knows: ['myadd'] }),
    bkm('my add', ['x', 'y'], literal('x + y'))
  ),
  'a name with an underscore': asked(
    decision('d', literal('my_add(1, 2)'), { knows: ['my_add'] }),
    bkm('my_add', ['x', 'y'], literal('x + y'))
  ),
  'a parameter with blanks': calls('f(1)', bkm('f', ['my x'], literal('`my x` + 1'))),
  'by its id': asked(
    decision('d', literal('f(1, 2)'), { knows: ['f'] }),
    add.replace('name="f"', 'name="g"')
  ),
  'in a cell': asked(
    decision('d', table({ inputs: ['a'], rules: [['> f(1, 2)', '"big"']] }), { knows: ['f'] }),
    add
  ),
  'in an input and an output': asked(
    decision('d', table({ inputs: ['f(a, 1)'], rules: [['6', 'f(a, 10)']] }), { knows: ['f'] }),
    add
  ),
  'a typed parameter': calls('f(1)', bkm('f', ['x: number'], literal('x + 1'))),
  'a parameter of another type': calls('f("x")', bkm('f', ['x: number'], literal('1'))),
  'a parameter of another type, in a list': calls('[f("x"), 1]', bkm('f', ['x: number'], literal('1'))),
  'a parameter of another type, compared': calls('f("x") = null', bkm('f', ['x: number'], literal('1'))),
  'a parameter of another type, in a sum': calls('1 + f("x")', bkm('f', ['x: number'], literal('1'))),
  'a parameter of another type, in a condition': calls(
    'if f("x") then 1 else 2',
    bkm('f', ['x: boolean'], literal('x'))
  ),
  'a parameter of another type, in a context': calls('{a: f("x")}', bkm('f', ['x: number'], literal('1'))),
  'a parameter of another type, of a function': calls(
    'string(f("x"))',
    bkm('f', ['x: number'], literal('1'))
  ),
  'a parameter of another type, in a loop': calls(
    'for i in ["x"] return f(i)',
    bkm('f', ['x: number'], literal('1'))
  ),
  'a parameter of another type, as an input': asked(
    decision('d', table({ inputs: ['f("x")'], rules: [['-', '1']] }), { knows: ['f'] }),
    bkm('f', ['x: number'], literal('1'))
  ),
  'a parameter of another type, in a cell': asked(
    decision(
      'd',
      table({
        inputs: ['a'],
        rules: [
          ['f("x")', '1'],
          ['-', '2']
        ]
      }),
      { knows: ['f'] }
    ),
    bkm('f', ['x: number'], literal('1'))
  ),
  'a parameter of null': calls('f(null)', bkm('f', ['x: number'], literal('[x]'))),
  'a result of another type': calls(
    'f(1)',
    add
      .replace('<encapsulatedLogic', '<variable name="f" typeRef="string" /><encapsulatedLogic')
      .replace('<formalParameter name="y" />', '')
      .replace('x + y', 'x')
  ),
  'one that fails': calls('f(1)', bkm('f', ['x'], literal('assert(x, false)'))),
  'one that fails, in a list': calls('[f(1), 2]', bkm('f', ['x'], literal('assert(x, false)'))),
  'one that comes to nothing': calls('[f(1), 2]', bkm('f', ['x'], literal('date("x").year'))),
  'a table': calls('f(5)', bkm('f', ['x'], graded)),
  'a table without a hit': calls('f("x")', bkm('f', ['x'], graded)),
  'a table with several hits': calls('f(5)', bkm('f', ['x'], ambiguous)),
  'a table with several hits, in a list': calls('[f(5)]', bkm('f', ['x'], ambiguous)),
  'a table with a date': calls(
    'f().year',
    bkm('f', [], table({ inputs: [], rules: [['date("2026-01-01")']] }))
  ),
  'a context': calls('f(5)', bkm('f', ['x'], context(['y', literal('x + 1')], ['', literal('y * 2')]))),
  'a list': calls('f(5)', bkm('f', ['x'], list(literal('x'), one))),
  'a relation': calls('f(5)', bkm('f', ['x'], relation(['p', 'q'], [literal('x'), two]))),
  'an invocation': calls(
    'f(5)',
    bkm('f', ['x'], invocation('g', { y: literal('x') }), ['g']),
    bkm('g', ['y'], literal('y + 1'))
  ),
  'a definition': calls('f(5)(1)', bkm('f', ['x'], definition(['y'], literal('x + y')))),
  'without logic': calls('f()', '<businessKnowledgeModel id="f" name="f" />'),
  'without an expression': calls(
    'f()',
    '<businessKnowledgeModel id="f" name="f"><encapsulatedLogic /></businessKnowledgeModel>'
  ),
  'without a name': calls('f(1, 2)', add.replace('name="f"', '')),
  'with no FEEL': calls('1', bkm('f', ['x'], literal('1 +'))),
  'with no FEEL, not required': asked(decision('d', one), bkm('f', ['x'], literal('1 +'))),
  'as a Java function': calls(
    'f(1)',
    bkm('f', ['x'], literal('x')).replace('<encapsulatedLogic', '<encapsulatedLogic kind="Java"')
  ),
  'one that is missing': calls('1'),
  'two of one name': asked(
    decision('d', literal('f(1, 2)'), { knows: ['f', 'g'] }),
    add,
    bkm('g', ['x', 'y'], literal('x - y')).replace('name="g"', 'name="f"')
  ),
  'two of one name, the other one': asked(
    decision('d', literal('f(1, 2)'), { knows: ['g'] }),
    add,
    bkm('g', ['x', 'y'], literal('x - y')).replace('name="g"', 'name="f"')
  ),
  'a decision as a function': asked(decision('e', one), decision('d', literal('1'), { knows: ['e'] })),
  'a decision service': logic(one, '<decisionService id="s" name="s" />'),
  'a knowledge source': logic(one, '<knowledgeSource id="s" name="s" />')
};

/** Boxed expressions as the logic of a decision, and within each other. */
export const boxed: Readonly<Record<string, Asked>> = {
  'a context': logic(context(['x', one], ['y', literal('x + a')])),
  'a context with a result': logic(context(['x', one], ['', literal('x + a')])),
  'a context with a result before its end': logic(context(['', one], ['x', two])),
  'a context without entries': logic(context()),
  'a context of one result': logic(context(['', one])),
  'a context with an entry twice': logic(context(['x', one], ['x', two])),
  'a context with a name with blanks': logic(context(['my x', one], ['y', literal('`my x` + 1')])),
  'a context that hides a variable': logic(context(['a', one], ['y', literal('a')])),
  'a context with types': logic(context(['x: number', literal('"x"')])),
  'a context that reads a later entry': logic(context(['x', literal('y')], ['y', one])),
  'a context in a context': logic(context(['x', context(['y', one])], ['z', literal('x.y')])),
  'a context with null': logic(context(['a', literal('null')], ['y', literal('a')])),
  'a context with a date': logic(context(['x', literal('date("2026-01-01")')], ['y', literal('x.year')])),
  'a context with a literal context': logic(context(['x', literal('{y: 1}')], ['', literal('x.y')])),
  'a context with a failure': logic(context(['x', literal('assert(a, false)')], ['y', one])),
  'a context with what comes to nothing': logic(context(['x', literal('date("x").year')], ['y', one])),
  'a context with a table': logic(context(['x', dmnTable], ['y', literal('x + "!"')])),
  'a context with a table that fails': logic(
    context([
      'x',
      table({
        inputs: ['a'],
        rules: [
          ['> 3', '1'],
          ['> 4', '2']
        ]
      })
    ])
  ),
  'a context whose table reads an entry': logic(context(['x', literal('9')], ['', graded])),
  'a context with a function': logic(
    context(['g', definition(['x'], literal('x + 1'))], ['', literal('g(a)')])
  ),
  'a context with a function, as a whole': logic(
    context(['g', definition(['x'], literal('x + 1'))], ['y', literal('g(a)')])
  ),
  'a context with a literal function': logic(
    context(['g', literal('function(x) x + 1')], ['', literal('g(a)')])
  ),
  'a function that reads an entry': logic(
    context(['x', two], ['g', definition(['y'], literal('x + y'))], ['', literal('g(1)')])
  ),
  'a function that reads a later entry': logic(
    context(['g', definition(['y'], literal('x + y'))], ['x', two], ['', literal('g(1)')])
  ),
  'a function that calls itself': logic(
    context(['g', definition(['y'], literal('if y <= 0 then 0 else g(y - 1)'))], ['', literal('g(1)')])
  ),
  'a function that calls another': logic(
    context(
      ['g', definition(['x'], literal('x + 1'))],
      ['h', definition(['x'], literal('g(x) * 2'))],
      ['', literal('h(a)')]
    )
  ),
  'a function of typed parameters': logic(
    context(['g', definition(['x: number'], literal('1'))], ['', literal('[g("x")]')])
  ),
  'a function of typed parameters, at the top': logic(
    context(['g', definition(['x: number'], literal('1'))], ['', literal('g("x")')])
  ),
  'a function by the names of its parameters': logic(
    context(['g', definition(['x', 'y'], literal('x - y'))], ['', literal('g(y: 1, x: 3)')])
  ),
  'a function of a context entry': logic(
    context(['c', context(['g', definition(['x'], literal('x + 1'))])], ['', literal('c.g(a)')])
  ),
  'a function of no literal expression': logic(
    context(['g', definition(['x'], list(literal('x')))], ['', literal('g(a)')])
  ),
  'a function of a context': logic(
    context(['g', definition(['x'], context(['y', literal('x')]))], ['', literal('g(a)')])
  ),
  'a function that fails': logic(
    context(['g', definition(['x'], literal('assert(x, false)'))], ['', literal('[g(a)]')])
  ),
  'a definition as logic': logic(definition(['x'], literal('x + 1'))),
  'a definition in a list': logic(list(definition(['x'], literal('x + 1')))),
  'an entry without a name in a list': logic(list(context(['', one]))),
  'a result of a context by a requiring decision': asked(
    decision('e', context(['x', one], ['g', definition(['y'], literal('y + x'))])),
    decision('d', literal('[e.x, e.g(2)]'), { requires: ['e'] })
  ),
  'a list': logic(list(one, literal('a'), literal('"x"'))),
  'an empty list': logic(list()),
  'a list of lists and contexts': logic(list(list(one), context(['x', two]), dmnTable)),
  'a list with null': logic(list(literal('null'), literal('missing'))),
  'a list with a failure': logic(list(one, literal('assert(a, false)'))),
  'a relation': logic(relation(['x', 'y'], [one, two], [literal('a'), literal('"z"')])),
  'a relation without rows': logic(relation(['x', 'y'])),
  'a relation without columns': logic(relation([], [])),
  'a relation with a short row': logic(relation(['x', 'y'], [one])),
  'a relation with a long row': logic(relation(['x'], [one, two])),
  'a relation with a column twice': logic(relation(['x', 'x'], [one, two])),
  'a relation with boxed cells': logic(relation(['x'], [list(one)], [context(['y', two])])),
  'a relation that reads its columns': logic(relation(['x', 'y'], [one, literal('x')])),
  'a relation that is filtered': logic(
    context(['r', relation(['x'], [one], [two])], ['', literal('r[x > 1]')])
  ),
  'an invocation': knowing(invocation('f', { x: one, y: literal('a') }), add),
  'an invocation without requiring it': logic(invocation('f', { x: one, y: literal('a') }), add),
  'an invocation before its model': asked(decision('d', invocation('f', { x: one, y: literal('a') })), add),
  'an invocation after its model': asked(add, decision('d', invocation('f', { x: one, y: literal('a') }))),
  'an invocation with a parameter missing': knowing(invocation('f', { x: one }), add),
  'an invocation whose missing parameter is a variable': knowing(
    invocation('f', { x: one }),
    bkm('f', ['x', 'a'], literal('x + a'))
  ),
  'an invocation whose missing parameter is no variable': knowing(
    invocation('f', {}),
    bkm('f', ['nothing'], one)
  ),
  'an invocation with a parameter more': knowing(
    invocation('f', { x: one, y: two, z: two }),
    bkm('f', ['x', 'y'], literal('x + y + z'))
  ),
  'an invocation of another type': knowing(
    invocation('f', { x: literal('"x"') }),
    bkm('f', ['x: number'], one)
  ),
  'an invocation of a table': knowing(invocation('f', { x: literal('a') }), bkm('f', ['x'], graded)),
  'an invocation of a context': knowing(
    invocation('f', { x: one }),
    bkm('f', ['x'], context(['y', literal('x')]))
  ),
  'an invocation of one that requires another': knowing(
    invocation('f', { x: one }),
    bkm('f', ['x'], literal('g(x)'), ['g']),
    bkm('g', ['x'], literal('x + 10'))
  ),
  'an invocation of what is missing': logic(invocation('f', { x: one })),
  'an invocation of a builtin function': logic(invocation('sum', { list: literal('[1, 2]') })),
  'an invocation of a function of a context': logic(
    context(['g', definition(['x'], literal('x'))], ['', invocation('g', { x: one })])
  ),
  'an invocation with a boxed argument': knowing(invocation('f', { x: list(one), y: two }), add),
  'an invocation with a failure': knowing(invocation('f', { x: literal('assert(a, false)'), y: two }), add),
  'an invocation of what fails': knowing(
    invocation('f', { x: one }),
    bkm('f', ['x'], literal('assert(x, false)'))
  ),
  'an invocation in a context': knowing(
    context(['x', invocation('f', { x: one, y: two })], ['', literal('x + 1')]),
    add
  ),
  'an invocation in a context that shares its entries': knowing(
    context(['x', one], ['', invocation('f', { y: literal('x + 1') })]),
    add
  ),
  'an invocation in a list': knowing(list(invocation('f', { x: one, y: two })), add),
  'an invocation by a name with blanks': asked(
    decision('d', invocation('my f', { x: one }), { knows: ['myf'] }),
    bkm('my f', ['x'], literal('x + 1'))
  ),
  'an invocation between blanks': knowing(invocation(' f ', { x: one, y: two }), add),
  'a context of a type': asked(decision('d', context(['x', one]), { type: 'number' })),
  'a list of a type': asked(decision('d', list(one), { type: 'string' })),
  'with no FEEL': logic(list(literal('1 +'))),
  'with a table that is refused': logic(context(['x', table({ outputs: [{}, {}], rules: [] })])),
  'a conditional': logic(
    '<conditional><if>' +
      literal('a = 5') +
      '</if><then>' +
      one +
      '</then><else>' +
      two +
      '</else></conditional>'
  ),
  'a table in a table': logic(
    table({ rules: [['-', '1']] }).replace(
      '<outputEntry><text>1</text></outputEntry>',
      '<outputEntry><list /></outputEntry>'
    )
  ),
  'two logics': logic(one + two)
};
