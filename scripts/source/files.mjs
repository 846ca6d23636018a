/** Which files the checks look at: those that are, or are about to be, part of the project. */
import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'

const IGNORED = new Set(['node_modules', 'dist', '.git', 'data', 'shots', 'test-results', '.cache'])

/**
 * Paths below `folder`, relative to it, with forward slashes, sorted. An absent folder has none.
 * @param {string} folder @returns {string[]}
 */
export const filesBelow = (folder) => {
  /** @type {string[]} */
  const found = []
  /** @param {string} inside */
  const walk = (inside) => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`
      if (entry.isDirectory()) {
        if (!IGNORED.has(entry.name)) walk(path)
      } else if (entry.isFile()) found.push(path.split(sep).join('/'))
    }
  }
  walk('')
  return found.sort()
}

/** @param {string} path */
export const isTypeScript = (path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')

/**
 * Tests and what only tests use. They stand outside the product: they may look anywhere, and
 * nothing of the product may look at them. @param {string} path
 */
export const isTestFile = (path) => /\.(?:test|spec|builder|testkit)\.tsx?$/.test(path)
