import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { precompressFolder } from './precompress.mjs'

const folder = mkdtempSync(join(tmpdir(), 'dual-control-precompress-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what compresses gets a .br and a .gz beside it; pictures and small files do not', () => {
  const script = 'export const answer = 42\n'.repeat(200)
  writeFileSync(join(folder, 'app.js'), script)
  writeFileSync(join(folder, 'small.js'), 'let a')
  writeFileSync(join(folder, 'icon.png'), Buffer.alloc(5_000))

  expect(precompressFolder(folder)).toBe(1)
  expect(readdirSync(folder).sort()).toEqual([
    'app.js',
    'app.js.br',
    'app.js.gz',
    'icon.png',
    'small.js',
  ])
  expect(brotliDecompressSync(readFileSync(join(folder, 'app.js.br'))).toString()).toBe(script)
  expect(gunzipSync(readFileSync(join(folder, 'app.js.gz'))).toString()).toBe(script)
})
