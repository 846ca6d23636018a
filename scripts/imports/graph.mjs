/** Who imports whom: read from every file, type imports and dynamic imports included. */
import { posix } from 'node:path'
import { lineAt, parse, walk } from '../source/parse.mjs'

/** @typedef {{ from: string, to: string, line: number }} Edge */

/**
 * The path inside the repository that a specifier names; undefined for a package.
 * @param {string} from @param {string} specifier
 */
export const resolveInside = (from, specifier) => {
  const path = specifier.replace(/[?].*$/, '') // `?url` and the like are about how, not what
  if (path.startsWith('#')) return path.slice(1)
  if (path.startsWith('.')) return posix.join(posix.dirname(from), path)
  return undefined
}

/** @param {string} path @param {string} text @returns {Edge[]} */
export const importsOf = (path, text) => {
  /** @type {Edge[]} */
  const edges = []
  /** @param {string} specifier @param {number} start */
  const add = (specifier, start) => {
    const to = resolveInside(path, specifier)
    if (to !== undefined) edges.push({ from: path, to, line: lineAt(text, start) })
  }
  walk(parse(path, text), (node) => {
    // Imports, re-exports, `import()` and `typeof import()` all name their source here.
    if (typeof node.source?.value === 'string') add(node.source.value, node.start)
    // `new URL('./worker.ts', import.meta.url)` is how a worker is named.
    if (
      node.type === 'NewExpression' &&
      node.callee.name === 'URL' &&
      node.arguments.length === 2
    ) {
      const [first, second] = node.arguments
      const isHere = second.type === 'MemberExpression' && second.object.type === 'MetaProperty'
      if (isHere && /^\.{1,2}\/.*\.tsx?$/.test(String(first.value))) add(first.value, node.start)
    }
  })
  return edges
}

/**
 * Groups of files that reach each other in a circle (Tarjan's strongly connected components).
 * @param {Edge[]} edges @returns {string[][]}
 */
export const findCycles = (edges) => {
  /** @type {Map<string, Set<string>>} */
  const next = new Map()
  for (const { from, to } of edges) next.set(from, (next.get(from) ?? new Set()).add(to))
  /** @type {Map<string, { index: number, low: number, isOpen: boolean }>} */
  const seen = new Map()
  /** @type {string[]} */
  const open = []
  /** @type {string[][]} */
  const cycles = []
  /** @param {string} path */
  const visit = (path) => {
    const mark = { index: seen.size, low: seen.size, isOpen: true }
    seen.set(path, mark)
    open.push(path)
    for (const target of next.get(path) ?? []) {
      const known = seen.get(target)
      if (known === undefined) mark.low = Math.min(mark.low, visit(target).low)
      else if (known.isOpen) mark.low = Math.min(mark.low, known.index)
    }
    if (mark.low === mark.index) {
      const group = open.splice(open.indexOf(path))
      for (const member of group) Object.assign(seen.get(member) ?? {}, { isOpen: false })
      if (group.length > 1 || next.get(path)?.has(path)) cycles.push(group.sort())
    }
    return mark
  }
  for (const path of next.keys()) if (!seen.has(path)) visit(path)
  return cycles
}
