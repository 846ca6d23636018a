/**
 * Finds where text could become markup: what anybody typed (a name, a note, a reason) is shown as text
 * and nothing else, so `<img src=x onerror=…>` in a note is a note with odd letters. Frameworks do that
 * by themselves unless one of these names is used.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesBelow, isTestFile, isTypeScript } from './source/files.mjs'
import { lineAt, parse, walk } from './source/parse.mjs'
import { isMain, report } from './source/report.mjs'

const FOLDERS = ['client/', 'shared/']

/** A file that may, and why no typed text gets in there. @type {Record<string, string>} */
const ALLOWED = {
  'client/domains/theory/signs/sign-image.tsx': 'our own road signs, drawn from numbers',
}

/** Properties and attributes that read text as HTML, and the calls that do. */
const NAMES = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
  'srcdoc',
  'document.write',
  'document.writeln',
])

/** @typedef {import('./source/parse.mjs').Node} Node */

/** The name a node uses, if it uses one at all. @param {Node} node @returns {string | undefined} */
const nameIn = (node) => {
  if (node.type === 'JSXAttribute') return node.name.name?.name ?? node.name.name
  if (node.type === 'Property') return node.key.name ?? node.key.value
  if (node.type !== 'MemberExpression') return undefined
  const { object, property, computed } = node
  const name = computed ? property.value : property.name
  return object.name === 'document' && NAMES.has(`document.${name}`) ? `document.${name}` : name
}

/** @param {string} path @param {string} text @returns {string[]} findings, one sentence each */
export const markupFindings = (path, text) => {
  /** @type {string[]} */
  const findings = []
  walk(parse(path, text), (node) => {
    const name = nameIn(node)
    if (name !== undefined && NAMES.has(name))
      findings.push(`${path}:${lineAt(text, node.start)}: ${name} reads text as markup`)
  })
  return findings
}

/** @param {string} root */
export const checkMarkup = (root) => {
  const findings = filesBelow(root)
    .filter((path) => FOLDERS.some((folder) => path.startsWith(folder)))
    .filter((path) => isTypeScript(path) && !isTestFile(path))
    .flatMap((path) =>
      markupFindings(path, readFileSync(join(root, path), 'utf8')).map((words) => ({
        path,
        words,
      })),
    )
  const using = new Set(findings.map(({ path }) => path))
  return [
    ...findings.filter(({ path }) => !Object.hasOwn(ALLOWED, path)).map(({ words }) => words),
    ...Object.keys(ALLOWED)
      .filter((path) => !using.has(path))
      .map((path) => `${path}: is listed here, and makes no markup any more`),
  ]
}

if (isMain(import.meta.url)) {
  report(checkMarkup(fileURLToPath(new URL('..', import.meta.url))), {
    clean: 'What anybody typed is shown as text, everywhere.',
    advice:
      'Let the framework write it as text. What is drawn by us alone has its reason in scripts/check-markup.mjs.',
  })
}
