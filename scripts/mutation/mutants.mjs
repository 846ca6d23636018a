/**
 * Small wrongs that can be put into a rule: a condition turned round, one side of `&&` or `||` left out,
 * a comparison swapped, a refusal that lets pass, another role. All stand in one text, each behind a
 * switch, so that a module is loaded once for all of them.
 */
import { lineAt, parse } from '../source/parse.mjs'

/** @typedef {import('../source/parse.mjs').Node} Node */
/** @typedef {{ start: number, end: number, text: string, what: string }} Swap */
/** @typedef {{ id: number, place: string, what: string }} Mutant */

/** @type {Record<string, string>} */
const COMPARED = { '===': '!==', '!==': '===', '<': '<=', '<=': '<', '>': '>=', '>=': '>' }
/** @type {Record<string, string>} */
const ROLES = {
  admin: 'instructor',
  instructor: 'learner',
  learner: 'admin',
  'role:admin': 'role:staff',
  school: 'role:staff',
}
const ASKING = new Set(['includes', 'every', 'some', 'has', 'hasOwn', 'startsWith'])
const REFUSING = new Set(['refuse', 'refuseWith', 'refuseLateWork'])
const PASSES = '{ ok: true, value: undefined }'

/** What a call asks or does: `includes` of `teams.includes(x)`. @param {Node} node */
const calledName = ({ callee }) => callee.property?.name ?? callee.name

/** @param {Node} node @param {Node | undefined} parent @param {string} key @param {string} text @returns {Swap[]} */
const swapsOf = (node, parent, key, text) => {
  const { start, end } = node
  const source = (/** @type {Node} */ { start, end }) => text.slice(start, end)
  const swap = (/** @type {string} */ swapped, /** @type {string} */ what) => ({
    start,
    end,
    text: swapped,
    what,
  })
  const isCondition =
    key === 'test' && (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression')
  const isComparison = node.type === 'BinaryExpression' && Object.hasOwn(COMPARED, node.operator)
  const isAsking = node.type === 'CallExpression' && ASKING.has(calledName(node))
  /** @type {Swap[]} */
  const swaps = []
  if ((isCondition && !isComparison) || isAsking)
    swaps.push(swap(`!(${source(node)})`, 'turned round'))
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    swaps.push(swap(source(node.right), `left of ${node.operator} dropped`))
    swaps.push(swap(source(node.left), `right of ${node.operator} dropped`))
  }
  if (isComparison) {
    const { left, right, operator } = node
    swaps.push(
      swap(`${source(left)} ${COMPARED[operator]} ${source(right)}`, `${operator} swapped`),
    )
  }
  if (node.type === 'CallExpression' && REFUSING.has(calledName(node)))
    swaps.push(swap(PASSES, `${source(node)} lets pass`))
  if (node.type === 'Literal' && Object.hasOwn(ROLES, node.value))
    swaps.push(swap(`'${ROLES[node.value]}'`, `'${node.value}' is '${ROLES[node.value]}'`))
  return swaps
}

/** Children that run: no types, no imports, and no keys of an object. @param {Node} node */
const childrenOf = (node) =>
  Object.entries(node).flatMap(([key, child]) => {
    const isName = (key === 'key' || key === 'property') && node.computed === false
    if (isName || key === 'source') return []
    return (Array.isArray(child) ? child : [child])
      .filter((one) => typeof one?.type === 'string')
      .filter(({ type }) => !type.startsWith('TS') || /^TS(As|NonNull|Satisfies)/.test(type))
      .map((one) => ({ key, child: /** @type {Node} */ (one) }))
  })

/** A cache would carry what one mutant answered to the next. */
const withoutMemory = (/** @type {string} */ text) =>
  text.replace(/new WeakMap(<[^()]*>)?\(\)/g, '{ get: () => undefined, set: () => {} } as never')

/**
 * The module with all its mutants, and what they are.
 * @param {string} path @param {string} source @param {number} firstId
 * @returns {{ code: string, mutants: Mutant[] }}
 */
export const withMutants = (path, source, firstId) => {
  const text = withoutMemory(source)
  /** @type {Mutant[]} */
  const mutants = []
  /** @param {Node} node @param {Node | undefined} parent @param {string} key @returns {string} */
  const write = (node, parent, key) => {
    const { start, end } = node
    const swaps = swapsOf(node, parent, key, text)
    const guards = swaps.map((one) => {
      const id = firstId + mutants.length
      mutants.push({ id, place: `${path}:${lineAt(text, start)}`, what: one.what })
      return `globalThis.mutation(${id}) ? (${one.text}) : `
    })
    let at = start
    let inner = ''
    const children = childrenOf(node).sort((a, b) => a.child.start - b.child.start)
    for (const { key: childKey, child } of children) {
      // `{ id }` is key and value at once.
      if (child.start < at) continue
      inner += text.slice(at, child.start) + write(child, node, childKey)
      at = child.end
    }
    inner += text.slice(at, end)
    return guards.length === 0 ? inner : `(${guards.join('')}(${inner}))`
  }
  const program = parse(path, text)
  return { code: write(program, undefined, ''), mutants }
}
