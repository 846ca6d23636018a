import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  type AcceptedChange,
  acceptedFileBeside,
  listAccepted,
  openAccepted,
} from './accepted-before.ts'

const folder = mkdtempSync(join(tmpdir(), 'accepted-'))
afterAll(() => rmSync(folder, { recursive: true }))

const change = (number: number): AcceptedChange => ({
  schoolId: 'hill',
  doc: `booking:${number % 10}`,
  hash: number.toString(16).padStart(64, '0'),
})
const many = (from: number, to: number): AcceptedChange[] =>
  Array.from({ length: to - from }, (_, index) => change(from + index))

test('what was listed is found, nothing else is, and a second renewal keeps what the first has listed', () => {
  const file = acceptedFileBeside(join(folder, 'journal.jsonl'))
  expect(openAccepted(file)(change(0))).toBe(false)
  expect(listAccepted(file, many(0, 300))).toBe(300)
  expect(listAccepted(file, many(200, 501))).toBe(501)
  expect(statSync(file).size).toBe(501 * 32)
  const wasAccepted = openAccepted(file)
  expect(many(0, 1_000).filter(wasAccepted)).toEqual(many(0, 501))
  expect(wasAccepted({ ...change(7), schoolId: 'vale' })).toBe(false)
  expect(wasAccepted({ ...change(7), doc: 'booking:8' })).toBe(false)
})
