/**
 * Bugs the simulator must find, or it is worth nothing. Each is planted by replacing words in a copy
 * of the product, so that the product itself knows nothing of them.
 */
export type PlantedBug = {
  readonly name: string
  /** What would happen to people if this were in the product. */
  readonly why: string
  readonly edits: readonly Edit[]
}

type Edit = {
  readonly file: string
  /** Must stand in the file exactly once: a moved line fails loudly. */
  readonly find: string
  readonly replace: string
}

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'ack-before-commit',
    why: 'The screen says "Sent", the relay is killed before its disk has it, and it is gone.',
    edits: [
      {
        file: 'sync-server/school/commit.ts',
        find: '      waiting.push(work)\n',
        replace:
          '      work.settle(work.entries.map((_, index) => core.top + index + 1))\n      waiting.push(work)\n',
      },
    ],
  },
  {
    name: 'no-epoch',
    why: 'A relay restored from a backup does not say so; what it lost stays lost.',
    edits: [
      {
        file: 'sync-server/school/school.ts',
        find: 'return renewEpoch()',
        replace: 'return core.epoch',
      },
    ],
  },
  {
    name: 'forget-outbox-on-ack',
    why: 'Whatever the relay answers counts as sent: what it refused or could not take is forgotten.',
    edits: [
      {
        file: 'client/engine/receive.ts',
        find: 'const sent = sentEntries(taken)',
        replace: 'const sent = sentEntries(new Set(answers.map((one) => one.hash)))',
      },
    ],
  },
  {
    name: 'adopt-the-peers-heads',
    why: "A device takes the relay's word for where it stands, before it holds what leads there.",
    edits: [
      {
        file: 'client/engine/sync.ts',
        find: "await store.commit([{ table: 'meta', key: 'epoch', value: frame.epoch }], 'strict')",
        replace:
          "await store.commit([{ table: 'meta', key: 'epoch', value: frame.epoch }, { table: 'meta', key: 'cursor', value: frame.top }], 'strict')",
      },
    ],
  },
  {
    name: 'no-rebase',
    why: 'After a refusal the work written on top of it waits for ever for what will never come.',
    edits: [
      {
        file: 'client/engine/receive.ts',
        find: 'const rebased = await deps.rebase(doc, draft.chunk, draft.meta, new Set(refused.keys()))',
        replace:
          'const rebased = { chunk: { ...draft.chunk, pending: draft.chunk.pending.filter((one) => !refused.has(one.hash)) }, doc: records.open(documents.kindOfDoc(doc), undefined), entries: [] }',
      },
    ],
  },
  {
    name: 'cursor-before-rows',
    why: 'The tab is killed between the two, and the rows never come again.',
    edits: [
      {
        file: 'client/engine/receive.ts',
        find: '    const sent = sentEntries(new Set(frame.changes.map((one) => one.hash)))\n',
        replace:
          "    const sent = sentEntries(new Set(frame.changes.map((one) => one.hash)))\n    await deps.commit([cursorWrite(frame.cur)], [], 'relaxed')\n",
      },
    ],
  },
  {
    name: 'revoke-not-in-sequence',
    why: 'Who is offline when they lose a learner never hears of it, and keeps what is not theirs.',
    edits: [
      {
        file: 'sync-server/school/access.ts',
        find: 'seq: core.db.log.addRight(right),',
        replace: "seq: right.kind === 'revoke' ? core.db.log.top() : core.db.log.addRight(right),",
      },
    ],
  },
]
