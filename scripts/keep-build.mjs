/**
 * Keeps a build of the app for `e2e/versions`: `node scripts/keep-build.mjs <folder> <name>`, where
 * the folder is what `vite build` made. Packed forms are left out, and so is the WASM as long as it
 * is the one that is installed: the archive names it by its hash.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const sha256 = (/** @type {string} */ path) =>
  createHash('sha256').update(readFileSync(path)).digest('hex')

const [folder, name] = process.argv.slice(2)
if (!folder || !name) throw new Error('Say the folder of the build, and a name for it.')

const installed = sha256(at('node_modules/@automerge/automerge/dist/automerge.wasm'))
const shared = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.wasm'))
  .map((path) => ({ path, sha256: sha256(join(folder, path)) }))
  .filter((file) => file.sha256 === installed)
const list = join(folder, 'shared-files.json')
writeFileSync(list, `${JSON.stringify(shared)}\n`)
const archive = at(`e2e/versions/${name}.tar`)
execFileSync('tar', [
  ...['--sort=name', '--mtime=2026-01-01', '--owner=0', '--group=0', '--numeric-owner'],
  ...['*.br', '*.gz', ...shared.map(({ path }) => `./${path}`)].map((one) => `--exclude=${one}`),
  ...['-cf', archive, '-C', folder, '.'],
])
execFileSync('gzip', ['-9nf', archive])
rmSync(list)
