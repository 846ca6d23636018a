/** Holds every import against the table in `imports/import-map.mjs`, and finds circles. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findCycles, importsOf } from './imports/graph.mjs'
import { DOMAIN_ORDER, IMPORT_MAP } from './imports/import-map.mjs'
import { filesBelow, isTestFile, isTypeScript } from './source/files.mjs'
import { isMain, report } from './source/report.mjs'

/** @typedef {import('./imports/graph.mjs').Edge} Edge */

/** A pattern of the table as a regular expression; `<name>` becomes `name` if one is given. */
const matcher = (/** @type {string} */ pattern, /** @type {string | undefined} */ name) => {
  const source = pattern
    .replace('<name>', name ?? '([^/]+)')
    .replaceAll('.', '\\.')
    .replaceAll('**', '\0')
    .replaceAll('*', '[^/]+')
    .replaceAll('\0', '.+')
  return new RegExp(`^${source}$`)
}

/** The line of the table that holds for a file, and the folder name its `<name>` stands for. */
const lineFor = (/** @type {string} */ path) => {
  for (const line of IMPORT_MAP) {
    for (const pattern of line.from) {
      const match = matcher(pattern, undefined).exec(path)
      if (match !== null) return { line, name: match[1] }
    }
  }
  return undefined
}

const sharedDomainOf = (/** @type {string} */ path) => /^shared\/domains\/([^/]+)\//.exec(path)?.[1]

/** Why this import is not allowed; undefined when it is. @param {Edge} edge */
const refusalOf = ({ from, to }) => {
  if (isTestFile(to)) return 'the product may not lean on what only tests use'
  const found = lineFor(from)
  if (found === undefined) return 'this folder has no line in the import map'
  const { line, name } = found
  if (!line.mayImport.some((pattern) => matcher(pattern, name).test(to))) return line.because
  const [here, there] = [sharedDomainOf(from), sharedDomainOf(to)]
  if (here === undefined || there === undefined || here === there) return undefined
  const [hereAt, thereAt] = [DOMAIN_ORDER.indexOf(here), DOMAIN_ORDER.indexOf(there)]
  if (hereAt === -1 || thereAt === -1) return 'a domain outside the agreed order'
  return thereAt < hereAt ? undefined : 'domains look left only; let the right one read a row'
}

/** @param {Edge[]} edges */
export const importFindings = (edges) => {
  const product = edges.filter(({ from }) => !isTestFile(from))
  return [
    ...product.flatMap((edge) => {
      const refusal = refusalOf(edge)
      return refusal === undefined
        ? []
        : [`${edge.from}:${edge.line}: imports ${edge.to}: ${refusal}`]
    }),
    ...findCycles(product).map((cycle) => `circle: ${cycle.join(' <-> ')}`),
  ]
}

const FOLDERS = [
  'shared/',
  'client/',
  'sync-server/',
  'simulation/',
  'fuzz/',
  'bench/',
  'e2e/',
  'scripts/',
]

/** @param {string} root */
export const checkImports = (root) =>
  importFindings(
    filesBelow(root)
      .filter((path) => isTypeScript(path) && FOLDERS.some((folder) => path.startsWith(folder)))
      .flatMap((path) => importsOf(path, readFileSync(join(root, path), 'utf8'))),
  )

if (isMain(import.meta.url)) {
  report(checkImports(fileURLToPath(new URL('..', import.meta.url))), {
    clean: 'Every import points the agreed way, and there are no circles.',
    advice: 'The table with its reasons is scripts/imports/import-map.mjs.',
  })
}
