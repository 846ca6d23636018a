/** TypeScript as a tree, with the parser Vite brings. Comments and strings cannot fool a tree. */
import { parseSync } from 'vite'

/** @typedef {{ type: string, start: number, end: number, [key: string]: any }} Node */

/** @param {string} path @param {string} text @returns {Node} */
export const parse = (path, text) => {
  const { program, errors } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' })
  const [error] = errors
  if (error !== undefined) throw new Error(`${path} cannot be read: ${error.message}`)
  return /** @type {any} */ (program)
}

/**
 * Calls `visit` for every node, parents first. @param {Node} node
 * @param {(node: Node, parent: Node | undefined, key: string) => void} visit
 * @param {Node} [parent] @param {string} [key]
 */
export const walk = (node, visit, parent, key = '') => {
  visit(node, parent, key)
  for (const [childKey, child] of Object.entries(node)) {
    for (const item of Array.isArray(child) ? child : [child]) {
      if (item !== null && typeof item === 'object' && typeof item.type === 'string') {
        walk(item, visit, node, childKey)
      }
    }
  }
}

/** @param {string} text @param {number} offset */
export const lineAt = (text, offset) => text.slice(0, offset).split('\n').length
