/**
 * A build of the app as it was given to people once, to be run against today's relay. The archive
 * holds everything but the WASM of Automerge, which is the same file as today's and is shared by its
 * hash; `scripts/keep-build.mjs` made it.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const WASM = fileURLToPath(
  new URL('../../node_modules/@automerge/automerge/dist/automerge.wasm', import.meta.url),
)

type SharedFile = { readonly path: string; readonly sha256: string }

const sha256 = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex')

/** Unpacks a saved build into a folder of its own, which the caller removes. */
export const unpackSavedBuild = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `dual-control-${name}-`))
  const archive = fileURLToPath(new URL(`./${name}.tar.gz`, import.meta.url))
  execFileSync('tar', ['-xzf', archive, '-C', folder])
  const shared: SharedFile[] = JSON.parse(readFileSync(join(folder, 'shared-files.json'), 'utf8'))
  for (const { path, sha256: wanted } of shared) {
    if (sha256(WASM) !== wanted)
      throw new Error(
        `${name} was built with another Automerge. Take its WASM from that version and put it into the archive as ${path}.`,
      )
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    copyFileSync(WASM, join(folder, path))
  }
  return folder
}
