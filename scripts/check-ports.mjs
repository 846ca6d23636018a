/**
 * Keeps the outside world behind the ports: time, randomness, timers, network and storage are
 * touched only in files named `ports*.ts`. One seed can replay a school only if this holds.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesBelow, isTestFile, isTypeScript } from './source/files.mjs'
import { lineAt, parse, walk } from './source/parse.mjs'
import { isMain, report } from './source/report.mjs'

const FOLDERS = [
  'shared/',
  'client/engine/',
  'client/domains/',
  'client/app/',
  'sync-server/',
  'simulation/',
]

/** Globals that reach outside, however they are used: called, passed on or constructed. */
const GLOBALS = new Set([
  'setTimeout',
  'setInterval',
  'fetch',
  'WebSocket',
  'XMLHttpRequest',
  'EventSource',
  'indexedDB',
])
/** The same, as members. `Date` itself is allowed: `new Date(ms)` is a pure function of `ms`. */
const MEMBERS = new Set([
  'Date.now',
  'Math.random',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'performance.now',
  'performance.timeOrigin',
  'Temporal.Now',
])
/** Node's own doors to the same things. */
const NODE_IMPORTS = {
  'node:timers': ['setTimeout', 'setInterval'],
  'node:timers/promises': ['setTimeout', 'setInterval', 'scheduler'],
  'node:crypto': ['randomUUID', 'randomBytes', 'randomInt', 'randomFillSync', 'getRandomValues'],
  'node:perf_hooks': ['performance'],
}
const WORLDS = new Set(['globalThis', 'window', 'self'])

/** @typedef {import('./source/parse.mjs').Node} Node */

/** `a.b` as text, with a leading `globalThis.` and the like left away. @param {Node} node */
const dottedName = (node) => {
  if (node.type !== 'MemberExpression' || node.computed) return undefined
  const { object, property } = node
  if (object.type === 'Identifier') {
    return WORLDS.has(object.name) ? property.name : `${object.name}.${property.name}`
  }
  if (object.type === 'MemberExpression' && WORLDS.has(object.object?.name)) {
    return `${object.property.name}.${property.name}`
  }
  return undefined
}

/** Is this identifier a name in a type or a key, and not the global itself? */
const isOnlyAName = (/** @type {Node | undefined} */ parent, /** @type {string} */ key) => {
  if (parent === undefined) return true
  if (parent.type.startsWith('TS') && parent.type !== 'TSAsExpression') return true
  if (parent.type === 'MemberExpression') return key === 'property' && !parent.computed
  if (/^(?:Property|MethodDefinition|PropertyDefinition|LabeledStatement)$/.test(parent.type)) {
    return key === 'key' && !parent.shorthand
  }
  return /^(?:Import|Export).*Specifier$/.test(parent.type) || parent.type.startsWith('JSX')
}

/** Names the file declares itself: a `fetch` handed in as an argument is exactly what we want. */
const declaredNames = (/** @type {Node} */ program) => {
  /** @type {Set<string>} */
  const names = new Set()
  /** @param {Node | null | undefined} pattern */
  const collect = (pattern) => {
    if (!pattern) return
    if (pattern.type === 'Identifier') names.add(pattern.name)
    else if (pattern.type === 'AssignmentPattern') collect(pattern.left)
    else if (pattern.type === 'RestElement') collect(pattern.argument)
    else if (pattern.type === 'ArrayPattern') pattern.elements.forEach(collect)
    else if (pattern.type === 'ObjectPattern') {
      for (const property of pattern.properties) collect(property.value ?? property)
    }
  }
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator') collect(node.id)
    if (Array.isArray(node.params)) node.params.forEach(collect)
    if (node.type === 'FunctionDeclaration') collect(node.id)
    if (/^Import.*Specifier$/.test(node.type)) collect(node.local)
  })
  return names
}

/** @param {string} path @param {string} text @returns {string[]} findings, one sentence each */
export const portsFindings = (path, text) => {
  const program = parse(path, text)
  const declared = declaredNames(program)
  /** @type {Map<string, string>} one finding per line and name */
  const findings = new Map()
  /** @param {Node} node @param {string} name */
  const add = (node, name) => {
    const place = `${path}:${lineAt(text, node.start)}`
    findings.set(`${place} ${name}`, `${place}: ${name} outside a ports file`)
  }
  walk(program, (node, parent, key) => {
    const dotted = dottedName(node)
    if (
      dotted !== undefined &&
      (MEMBERS.has(dotted) || (GLOBALS.has(dotted) && !dotted.includes('.')))
    ) {
      add(node, dotted)
    }
    if (node.type === 'Identifier' && GLOBALS.has(node.name)) {
      if (!declared.has(node.name) && !isOnlyAName(parent, key)) add(node, node.name)
    }
    if (
      (node.type === 'NewExpression' || node.type === 'CallExpression') &&
      node.callee.name === 'Date' &&
      (node.type === 'CallExpression' || node.arguments.length === 0)
    ) {
      add(node, 'new Date()')
    }
    if (node.type === 'ImportDeclaration' && node.importKind !== 'type') {
      const forbidden =
        /** @type {Record<string, string[]>} */ (NODE_IMPORTS)[node.source.value] ?? []
      for (const specifier of node.specifiers) {
        const name = specifier.imported?.name
        if (forbidden.includes(name)) add(specifier, `${node.source.value} ${name}`)
      }
    }
  })
  return [...findings.values()]
}

/** @param {string} path */
export const mustUsePorts = (path) =>
  FOLDERS.some((folder) => path.startsWith(folder)) &&
  isTypeScript(path) &&
  !isTestFile(path) &&
  !basename(path).startsWith('ports')

/** @param {string} root */
export const checkPorts = (root) =>
  filesBelow(root)
    .filter(mustUsePorts)
    .flatMap((path) => portsFindings(path, readFileSync(join(root, path), 'utf8')))

if (isMain(import.meta.url)) {
  report(checkPorts(fileURLToPath(new URL('..', import.meta.url))), {
    clean: 'Time, randomness, timers, network and storage stay behind the ports.',
    advice: 'Take it in as an argument (shared/kernel/ports.ts), or move it into a ports*.ts file.',
  })
}
