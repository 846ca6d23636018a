/**
 * Builds the app into `dist/app` when something it is made of has changed. Built beside and swapped
 * in at the end, so a failed build leaves the last good one, and a running relay never serves half.
 */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { root, run, say, secondsSince, Unready } from './shell.mjs'

const dist = join(root, 'dist')
const app = join(dist, 'app')
const stampPath = join(dist, 'build-stamp')

const FOLDERS = ['client', 'shared']
const FILES = ['vite.config.ts', 'scripts/precompress.mjs', 'package.json', 'package-lock.json']

const isSource = (/** @type {string} */ name) => !/(?:\.test\.tsx?|\.md)$/.test(name)

/**
 * A hash over names and contents. Not over times: `git checkout` renews times without a change and
 * some file systems keep them through one.
 */
const hashOfSources = () => {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isSource(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  ).concat(FILES.map((file) => join(root, file)))
  const hash = createHash('sha256')
  for (const path of paths.sort()) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

export const buildApp = () => {
  const wanted = hashOfSources()
  const built = existsSync(stampPath) ? readFileSync(stampPath, 'utf8') : ''
  if (built === wanted && existsSync(join(app, 'index.html'))) return
  const startedMs = performance.now()
  say('Building the app. This takes up to half a minute.')
  mkdirSync(dist, { recursive: true })
  const next = join(dist, `app-next-${process.pid}`)
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const isBuilt = run(process.execPath, [vite, 'build', '--outDir', next, '--logLevel', 'warn'])
  if (!isBuilt) {
    rmSync(next, { recursive: true, force: true })
    throw new Unready('The app could not be built.', 'The lines above say where.')
  }
  const last = join(dist, `app-last-${process.pid}`)
  if (existsSync(app)) renameSync(app, last)
  renameSync(next, app)
  rmSync(last, { recursive: true, force: true })
  writeFileSync(stampPath, wanted)
  say(`App built in ${secondsSince(startedMs)}.`)
}
