import type { Question } from './question.ts';

const inputs = [null, 5, 1, 2.5, 'a', 'abc', '', true, false, [1, 2], [], ['a'], { a: 1 }, {}, '2026-03-01'];

/** Cells of decision tables, each tried with a value of each kind. */
const cells = `
-
null
true
false
5
-5
"a"
"a", "abc"
1, 5
null, 5
not(5)
not(5, 1)
not("a")
not(null)
not(true)
not(false)
not(> 3)
not([1..5])
not(not(5))
not(?)
not(? > 3)
not(n)
not(flag)
not(nil)
not(missing)
not(5), 1
> 3
< 3
>= n
<= amount
= 5
!= 5
> "a"
> nil
> missing
> 3, < 2
[1..5]
(1..5)
]1..5[
["a".."c"]
[1..n]
[nil..5]
? > 1
? > 1 and ? < 6
? > 1 or ? < 6
? = null
? != null
? = 5
? = 5 or null
? != 3
? + 1
? in [1, 2]
? in [1..5]
? in (1, 5)
? in (> 1)
? between 1 and 5
?
? = n
? = missing
(?)
-?
?.a
?.a = 1
?[1] = 1
if true then null else 1
if ? = null then true else false
if ? > 1 then "a" else 5
n
nil
missing
flag
s
list
nums
ctx
ctx.a
ctx.z
n + 0
1 + 1
2 + 3
n = 5
n > 9
not(n > 9)
null and true
true and flag
false or nil
{a: 1}
{}
[]
[1, 2]
[1, null]
[5, 1]
[[1, 2]]
["a"]
[true]
[1, 2], [3]
(null)
(5)
(1, 5)
string(?)
string(?) = "5"
number(?) = 5
contains(?, "a")
starts with(?, "a")
matches(?, "a.*")
upper case(?) = "A"
string length(?) > 2
count(?) > 0
count(?)
list contains(?, 1)
list contains(nums, ?)
list contains([1, 5], ?)
is defined(?)
is empty(?)
some z in ? satisfies z > 1
every z in ? satisfies z > 0
for z in ? return z
date("2026-03-01")
date(?) = date("2026-03-01")
date(?) > date("2026-01-01")
> date("2026-01-01")
[date("2026-01-01")..date("2026-12-31")]
duration("P1D")
? instance of number
? instance of string
function(x) x
a
item
1,
, 1
1 2
> 
not()
not
5 5
"a
? ?
-, 5
null, null
true, false
"a" or "abc"
5 or 1
get value(?, "a") = 1
even(?)
modulo(?, 2) = 1
n, 1
nums, 7
flag, 5
assert(?, ? != null)
max(?, 3) = 5
? * 2 = n * 2
{a: 1}.a
[1, 5][1]
[1, 5][item > 1]
`
  .trim()
  .split('\n');

export function cellQuestions(): Question[] {
  return cells.flatMap((text) =>
    inputs.map((input) => ({ text, about: 'a cell of a decision table', input }))
  );
}
