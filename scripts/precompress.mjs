/**
 * Writes `.br` and `.gz` beside what compresses well, once at build time, so that the relay sends
 * files as they lie. Brotli 9: level 11 makes the WASM 13 % smaller but takes over a minute.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const COMPRESSIBLE = /\.(?:js|css|html|json|wasm|svg|webmanifest)$/
/** Below this a compressed copy saves less than one network packet. */
const SMALLEST_BYTES = 1024

/** Compresses every fitting file under `folder`. @param {string} folder @returns {number} files */
export const precompressFolder = (folder) => {
  let files = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!COMPRESSIBLE.test(name) || !statSync(path).isFile()) continue
    const bytes = readFileSync(path)
    if (bytes.length < SMALLEST_BYTES) continue
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 9,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
    )
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
    files += 1
  }
  return files
}

/** The Vite plugin: last of all, because the service worker is written when the bundle closes. */
export const precompress = () => {
  let folder = ''
  return {
    name: 'dual-control:precompress',
    /** @type {'build'} */
    apply: 'build',
    /** @type {'post'} */
    enforce: 'post',
    /** @param {{ root: string, build: { outDir: string, ssr: unknown } }} config */
    configResolved(config) {
      folder = join(config.build.outDir)
    },
    closeBundle: {
      sequential: true,
      /** @type {'post'} */
      order: 'post',
      /** @param {Error} [error] */
      handler(error) {
        if (error === undefined || error === null) precompressFolder(folder)
      },
    },
  }
}
