/**
 * Writes a program of this folder to its output as one file of JavaScript: `build-program.mjs <entry>`.
 * A process of its own, because the builder keeps a thread and a process for the next time, and there
 * is none.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, stop } from 'esbuild'

/**
 * A source goes on saying where it lies itself, not where the one file does: that is how the relay
 * finds the app, its workers and its judges.
 * @type {import('esbuild').Plugin}
 */
const ownPlaces = {
  name: 'own-places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/(sync-server|shared)\/.*\.(ts|mjs)$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    })),
}

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL(process.argv[2] ?? '', import.meta.url))],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  write: false,
  logLevel: 'silent',
  plugins: [ownPlaces],
})
process.stdout.write(outputFiles[0]?.contents ?? '')
await stop()
