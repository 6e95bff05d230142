import { wordList } from './word-list.ts';

/** The part of a form's component (form-js) that its rule needs. */
export interface RuledComponent {
  readonly id?: string;
  readonly type: string;
  readonly key?: string;
  readonly path?: string;
  readonly components?: readonly RuledComponent[];
  readonly conditional?: { readonly hide?: string };
  /** `refuse`: FEEL over the form's values; `refuseText`: what it says; `refuseClauses`: clause ids, space-separated. */
  readonly properties?: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, unknown>>;

/** Evaluates FEEL that begins with `=`; null when it cannot. The server and the browser bring their own. */
export type Evaluate = (expression: string, context: Values) => unknown;

/** A value that its form refuses. */
export interface BrokenRule {
  /** Field key, or list path; rows as `list[0].key`. */
  readonly path: string;
  readonly componentId: string | undefined;
  /** Rows that lead to it, outermost first. */
  readonly indexes: readonly number[];
  readonly text: string;
  readonly clauses: readonly string[];
}

interface Place {
  readonly prefix: string;
  readonly indexes: readonly number[];
}

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const rowsOf = (value: unknown): readonly Values[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const expressionOf = (text: string): string => (text.startsWith('=') ? text : `=${text}`);

/**
 * The rules that values break: a component's `refuse` is true over them. Within a row of a list `this` is the row. Hidden components,
 * and what is in them, refuse nothing. `context` is all that expressions may read, `values` what stands at the components.
 */
export function brokenRules(
  components: readonly RuledComponent[],
  values: Values,
  context: Values,
  evaluate: Evaluate,
  place: Place = { prefix: '', indexes: [] }
): readonly BrokenRule[] {
  return components.flatMap((component) => {
    const { conditional, properties = {}, components: inner = [] } = component;
    if (conditional?.hide !== undefined && evaluate(conditional.hide, context) === true) return [];
    const name = component.key ?? component.path ?? '';
    const isBroken =
      properties.refuse !== undefined && evaluate(expressionOf(properties.refuse), context) === true;
    const own: BrokenRule = {
      path: `${place.prefix}${name}`,
      componentId: component.id,
      indexes: place.indexes,
      text: properties.refuseText ?? '',
      clauses: wordList(properties.refuseClauses)
    };
    return [...(isBroken ? [own] : []), ...innerRules(component, inner)];
  });

  function innerRules({ type, path = '' }: RuledComponent, inner: readonly RuledComponent[]) {
    if (inner.length === 0) return [];
    if (type === 'dynamiclist')
      return rowsOf(values[path]).flatMap((row, index) =>
        brokenRules(inner, row, { ...context, this: row }, evaluate, {
          prefix: `${place.prefix}${path}[${index}].`,
          indexes: [...place.indexes, index]
        })
      );
    if (path === '') return brokenRules(inner, values, context, evaluate, place);
    const group = values[path];
    const own = isRecord(group) ? group : {};
    const within = { ...place, prefix: `${place.prefix}${path}.` };
    return brokenRules(inner, own, { ...context, ...own }, evaluate, within);
  }
}
