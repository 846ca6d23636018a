/**
 * Bugs the simulator must find, or it is worth nothing. Each is planted by replacing words in a copy
 * of the product, so that the product itself knows nothing of them.
 */
export type PlantedBug = {
  readonly name: string
  /** What would happen to people if this were in the product. */
  readonly why: string
  /** The seed it fell at the last time: a hint where to look first. */
  readonly fellAt: number
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
    fellAt: 1,
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
    fellAt: 5,
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
    fellAt: 3,
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
    fellAt: 9,
    edits: [
      {
        file: 'client/engine/sync.ts',
        find: '...(mustHeal ? [HEALING] : []),',
        replace:
          "...(mustHeal ? [HEALING] : []), { table: 'meta', key: 'cursor', value: frame.top },",
      },
    ],
  },
  {
    name: 'no-rebase',
    why: 'After a refusal the work written on top of it waits for ever for what will never come.',
    fellAt: 3,
    edits: [
      {
        file: 'client/engine/receive.ts',
        find: 'const rebased = await deps.rebase(doc, draft.chunk, draft.meta, answered)',
        replace:
          'const rebased = { chunk: { ...draft.chunk, pending: draft.chunk.pending.filter((one) => !refused.has(one.hash)) }, doc: records.open(documents.kindOfDoc(doc), undefined), entries: [] }',
      },
    ],
  },
  {
    name: 'cursor-before-rows',
    why: 'The tab is killed between the two, and the rows never come again.',
    fellAt: 4,
    edits: [
      {
        file: 'client/engine/receive.ts',
        find: '    const left = new Set<DocId>()\n',
        replace:
          "    const left = new Set<DocId>()\n    await deps.commit([cursorWrite(frame.cur)], [], 'relaxed')\n",
      },
    ],
  },
  {
    name: 'revoke-not-in-sequence',
    why: 'Who is offline when they lose a learner never hears of it, and keeps what is not theirs.',
    fellAt: 5,
    edits: [
      {
        file: 'sync-server/school/access.ts',
        find: 'seq: core.db.log.addRight(right),',
        replace: "seq: right.kind === 'revoke' ? core.db.log.top() : core.db.log.addRight(right),",
      },
    ],
  },
  {
    name: 'live-view',
    why: 'Screens show what was patched together in memory as news came, not what is stored.',
    fellAt: 11,
    edits: [
      {
        file: 'client/engine/projector.ts',
        find: 'buckets: one.from, rows: one.rows',
        replace: 'buckets: [], rows: one.rows',
      },
    ],
  },
  {
    name: 'author-on-trust',
    why: 'Whoever has a session can write in the name of any other device.',
    fellAt: 7,
    edits: [
      {
        file: 'sync-server/school/admission.ts',
        find: "if (!accepted && !isOwn) return refused(pushed, hash, 'forged-actor')",
        replace: '',
      },
    ],
  },
  {
    name: 'copies-are-deaf',
    why: 'Two copies of one browser profile never hear what the other wrote.',
    fellAt: 1,
    edits: [
      {
        file: 'sync-server/school/fan-out.ts',
        find: 'peer === from',
        replace: 'peer.session.deviceId === from?.session.deviceId',
      },
    ],
  },
  {
    name: 'late-work-stays',
    why: 'Late work counts, and its author’s phone keeps a record of somebody they no longer teach.',
    fellAt: 233,
    edits: [
      {
        file: 'sync-server/school/connection.ts',
        find: 'if ((isIn || isBack) &&',
        replace: 'if (isBack &&',
      },
    ],
  },
  {
    name: 'erased-before-the-answer',
    why: 'An ended device takes what it has not sent for handed in, and erases the only copy.',
    fellAt: 4,
    edits: [
      {
        file: 'client/engine/last-words.ts',
        find: `      const answer = await ports.network.handIn?.(words)
      if (answer === undefined || answer === 'not-now') return false
      // The door`,
        replace: `      void ports.network.handIn?.(words)
      const answer = { taken: words.map((one) => one.hash), full: [] }
      // The door`,
      },
    ],
  },
  {
    name: 'stale-sets',
    why: 'After a restore devices go on from a place of the lost log, and never hear what changes.',
    fellAt: 70,
    edits: [
      {
        file: 'sync-server/school/published.ts',
        find: 'checkpoint?.epoch === core.epoch ? checkpoint.seq : 0',
        replace: 'checkpoint?.seq ?? 0',
      },
    ],
  },
]
