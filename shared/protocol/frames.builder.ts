/** One frame of every type, with everything in it. */
import type { DownFrame } from './down.ts'
import type { UpFrame } from './up.ts'

const hash = 'ab'.repeat(32)
const bytes = new Uint8Array([1, 2, 3])

export const UP_FRAMES: { [Type in UpFrame['type']]: Extract<UpFrame, { type: Type }> } = {
  hello: {
    type: 'hello',
    protocol: 2,
    app: '0.1.0',
    epoch: 'e1',
    cursor: 42,
    schema: 1,
    refused: [hash],
  },
  push: {
    type: 'push',
    push: 7,
    doc: 'booking:b1',
    changes: [
      { hash, bytes, receipt: bytes },
      { hash, bytes },
    ],
  },
  keep: { type: 'keep', push: 8, doc: 'booking:b1', changes: [{ hash, bytes }] },
  manifest: { type: 'manifest', docs: [{ doc: 'booking:b1', heads: [hash] }], last: true },
}

export const DOWN_FRAMES: { [Type in DownFrame['type']]: Extract<DownFrame, { type: Type }> } = {
  welcome: {
    type: 'welcome',
    person: 'sarah',
    roles: ['instructor'],
    teams: ['amira'],
    epoch: 'e1',
    top: 42,
    now: 1_795_341_641_000,
    protocol: 2,
    schema: 1,
  },
  snap: {
    type: 'snap',
    docs: [
      {
        doc: 'booking:b1',
        heads: [hash],
        bytes,
        rows: [{ table: 'booking', id: 'b1', doc: 'booking:b1', bucket: '2026-W48/sarah' }],
        receipts: [{ hash, bytes }],
      },
    ],
  },
  rows: {
    type: 'rows',
    changes: [
      { seq: 1, doc: 'booking:b1', hash, bytes, person: 'amira', receivedAt: 1, receipt: bytes },
    ],
    cur: 42,
  },
  ack: {
    type: 'ack',
    push: 7,
    verdicts: [
      { verdict: 'committed', hash, seq: 43, receivedAt: 1, receipt: bytes },
      { verdict: 'duplicate', hash, seq: 3, receipt: bytes },
      { verdict: 'refused', hash, code: 'not-pending', message: 'Too late.' },
      { verdict: 'retry', hash, why: 'missing-deps' },
    ],
  },
  need: { type: 'need', docs: [{ doc: 'booking:b1', heads: [] }] },
  gone: { type: 'gone', docs: ['booking:b1'], cur: 44, erased: ['amira'] },
  live: { type: 'live', cur: 44, teams: ['amira'] },
  sets: { type: 'sets', sets: ['people'] },
  quarantine: { type: 'quarantine', open: 2 },
  decided: {
    type: 'decided',
    decisions: [{ hash, decision: 'keep', by: 'ann', at: 1, reason: 'Kim logged it.' }],
  },
  tick: { type: 'tick' },
  refuse: { type: 'refuse', code: 'update-needed', message: 'Update the app.' },
}
