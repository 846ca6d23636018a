/** Old apps are out there for months: the wire shape does not change without its number. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { downFrame, packsFrame } from './down.ts'
import { DOWN_FRAMES, UP_FRAMES } from './frames.builder.ts'
import * as limits from './limits.ts'
import { packDictionary } from './pack-dictionary.ts'
import { shapeOf } from './shape.builder.ts'
import { upFrame } from './up.ts'
import { OLDEST_SERVED_PROTOCOL, PROTOCOL_VERSION } from './version.ts'

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

/** One line a protocol number; never change a line, add one. */
const SHAPES: Readonly<Record<number, string>> = {
  1: 'cadf9583a90845e1',
  2: '127022e753c2a0f5',
  3: '961fa25c6ea6937d',
  4: '7664d4d312c49b8b',
}

const INSTRUCTIONS = `The shape of a frame has changed. Apps that are out there speak the old one:
1. raise PROTOCOL_VERSION in shared/protocol/version.ts and write its line into the history there;
2. add the new hash to SHAPES in this test;
3. serve the old number as long as OLDEST_SERVED_PROTOCOL says.`

test('a changed frame, or dictionary, needs a new protocol number', () => {
  const shape = hashOf([
    shapeOf(upFrame),
    shapeOf(downFrame),
    shapeOf(packsFrame),
    { ...limits },
    [...packDictionary()],
  ])
  expect(SHAPES[PROTOCOL_VERSION], `${INSTRUCTIONS}\nThe hash is now ${shape}.`).toBe(shape)
})

test('every number has its line in the history, and no line is ahead', () => {
  const source = readFileSync(new URL('version.ts', import.meta.url), 'utf8')
  const lines = [...source.matchAll(/^ \* (\d+) {2}\S/gm)].map(([, number]) => Number(number))
  expect(lines).toEqual(Array.from({ length: PROTOCOL_VERSION }, (_, index) => index + 1))
  expect(Object.keys(SHAPES).map(Number)).toEqual(lines)
})

test('the history’s last line names every frame there is', () => {
  const source = readFileSync(new URL('version.ts', import.meta.url), 'utf8')
  for (const type of [...Object.keys(UP_FRAMES), ...Object.keys(DOWN_FRAMES), 'packs']) {
    expect(source).toContain(type)
  }
})

test('the oldest served number is one that exists', () => {
  expect(OLDEST_SERVED_PROTOCOL).toBeGreaterThanOrEqual(1)
  expect(OLDEST_SERVED_PROTOCOL).toBeLessThanOrEqual(PROTOCOL_VERSION)
})

test('the hash sees a field, a limit, an option and a literal', () => {
  const before = shapeOf(upFrame) as { options: { entries: [string, object][] }[] }
  const changed = structuredClone(before)
  changed.options[0]?.entries.push(['extra', { type: 'string' }])
  expect(hashOf(changed)).not.toBe(hashOf(before))
  expect(JSON.stringify(before)).toContain('"max_length","40"')
  expect(JSON.stringify(before)).toContain('"literal":"hello"')
  expect(JSON.stringify(shapeOf(downFrame))).toContain('"missing-deps"')
})
