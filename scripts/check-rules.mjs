/**
 * Keeps the written rules and the tests equal: every rule in a domain's RULES.md is cited by a test
 * title as `[BK1]`, and every cited id is written down. A rule no test cites is only a wish.
 *
 * A rule is defined where its id opens a line: `## BK1 …`, `- **BK1** …`, `| BK1 | …`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesBelow, isTypeScript } from './source/files.mjs'
import { lineAt, parse, walk } from './source/parse.mjs'
import { isMain, report } from './source/report.mjs'

const DEFINITION = /^[\s>#*|`-]*(?:\d+\.\s+)?[*`]*([A-Z]{2,4}\d+)\b/
const CITATION = /\[([A-Z]{2,4}\d+(?:\s*,\s*[A-Z]{2,4}\d+)*)\]/g
const TEST_FUNCTIONS = new Set(['test', 'it', 'describe'])

/** @typedef {{ id: string, place: string }} Mention */

/** @param {string} path @param {string} text @returns {Mention[]} */
export const definedRules = (path, text) =>
  text.split('\n').flatMap((line, index) => {
    const id = DEFINITION.exec(line)?.[1]
    return id === undefined ? [] : [{ id, place: `${path}:${index + 1}` }]
  })

/** `test`, `test.each(…)`, `test.describe`: the name it starts with. */
const calledName = (/** @type {import('./source/parse.mjs').Node} */ callee) => {
  let node = callee
  while (node.type !== 'Identifier') {
    const inner = node.object ?? node.callee ?? node.tag
    if (inner === undefined) return undefined
    node = inner
  }
  return node.name
}

/** @param {string} path @param {string} text @returns {Mention[]} */
export const citedRules = (path, text) => {
  /** @type {Mention[]} */
  const cited = []
  walk(parse(path, text), (node) => {
    if (node.type !== 'CallExpression' || !TEST_FUNCTIONS.has(calledName(node.callee))) return
    const [title] = node.arguments
    if (title === undefined) return
    const words = text.slice(title.start, title.end)
    if (title.type !== 'Literal' && title.type !== 'TemplateLiteral') return
    for (const [, ids = ''] of words.matchAll(CITATION)) {
      const place = `${path}:${lineAt(text, title.start)}`
      for (const id of ids.split(',')) cited.push({ id: id.trim(), place })
    }
  })
  return cited
}

/** @param {Mention[]} defined @param {Mention[]} cited */
export const compareRules = (defined, cited) => {
  const definedIds = new Set(defined.map(({ id }) => id))
  const citedIds = new Set(cited.map(({ id }) => id))
  /** @type {Set<string>} */
  const seen = new Set()
  return [
    ...defined.flatMap(({ id, place }) => {
      if (seen.has(id)) return [`${place}: ${id} is written twice`]
      seen.add(id)
      return citedIds.has(id) ? [] : [`${place}: no test cites [${id}]`]
    }),
    ...cited.flatMap(({ id, place }) =>
      definedIds.has(id) ? [] : [`${place}: [${id}] is cited but written in no RULES.md`],
    ),
  ]
}

/** A domain that holds code says its rules. @param {string[]} paths */
export const domainsWithoutRules = (paths) => {
  const domains = new Set(
    paths.flatMap((path) => /^shared\/domains\/([^/]+)\/.*\.ts$/.exec(path)?.[1] ?? []),
  )
  return [...domains]
    .filter((domain) => !paths.includes(`shared/domains/${domain}/RULES.md`))
    .map((domain) => `shared/domains/${domain}: has no RULES.md`)
}

/** @param {string} root */
export const checkRules = (root) => {
  const paths = filesBelow(root)
  /** @param {string} path */
  const read = (path) => readFileSync(join(root, path), 'utf8')
  const rules = paths.filter((path) => /^shared\/domains\/[^/]+\/RULES\.md$/.test(path))
  const tests = paths.filter(
    (path) =>
      // The checks' own tests cite invented rules.
      isTypeScript(path) && /\.(?:test|spec)\.tsx?$/.test(path) && !path.startsWith('scripts/'),
  )
  return [
    ...domainsWithoutRules(paths),
    ...compareRules(
      rules.flatMap((path) => definedRules(path, read(path))),
      tests.flatMap((path) => citedRules(path, read(path))),
    ),
  ]
}

if (isMain(import.meta.url)) {
  report(checkRules(fileURLToPath(new URL('..', import.meta.url))), {
    clean: 'Every written rule is cited by a test, and every cited rule is written.',
    advice:
      'Write the rule in the domain’s RULES.md, or cite it in the title of the test that shows it.',
  })
}
