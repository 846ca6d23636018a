/** The chains of the security log and the audits: signing how far they are, and checking every row. */
import { existsSync, readFileSync } from 'node:fs'
import type { KeptChain } from '#sync-server/relay/audit-keeper.ts'
import type { Relay } from '#sync-server/relay/open-relay.ts'
import { containsLastSigned, signHead, verifyChain } from '#sync-server/storage/audit/keep.ts'
import { type PrintedHead, parseHead, printHead } from '#sync-server/storage/audit/signer.ts'
import { type CliCommand, failed, type Outcome, textOf } from './command.ts'
import { withRelay } from './with-relay.ts'

const instant = (at: number): string => new Date(at).toISOString()

const headOf = ({ audit }: Relay, kept: KeptChain, now: number) => {
  const chain = kept.open()
  if (!containsLastSigned(chain))
    return { ...kept, line: 'does not contain what was signed last; see `audit verify`', ok: false }
  const head = signHead(chain, kept.name, audit.signer, now)
  return { ...kept, line: head ? printHead(kept.name, head) : 'nothing yet', ok: true }
}

export const auditHead: CliCommand = {
  name: 'audit head',
  summary:
    'Prints how far each audit has come, signed: keep the lines where the relay cannot write.',
  options: {},
  run: (_values, context) =>
    withRelay(context, (relay): Outcome => {
      const now = context.ports.clock.now()
      const heads = relay.audit.chains().map((kept) => headOf(relay, kept, now))
      return {
        ok: heads.every(({ ok }) => ok),
        lines: [
          ...heads.flatMap(({ title, line }) => [`${title}:`, `  ${line}`]),
          'Later, `audit verify --head <line>` finds whatever was changed or cut off up to here.',
        ],
        data: { heads: heads.map(({ name, title, line }) => ({ chain: name, title, head: line })) },
      }
    }),
}

/** Lines given on the command line, or in a file that was kept outside. */
const printedHeads = (given: string): PrintedHead[] | undefined => {
  const text = existsSync(given) ? readFileSync(given, 'utf8') : given
  const words = text.split(/\s+/).filter((word) => word.startsWith('dc1:'))
  const heads = words.map(parseHead)
  const isSound = given === '' || (heads.length > 0 && heads.every((one) => one !== undefined))
  return isSound ? heads.flatMap((one) => one ?? []) : undefined
}

const reportOf = ({ audit }: Relay, { name, title, open }: KeptChain, heads: PrintedHead[]) => {
  const outside = heads.filter(({ chain }) => chain === name)
  const unsigned = outside.filter((head) => !audit.signer.isSigned(name, head))
  try {
    const chain = open()
    const start = chain.start()
    const { rows, breaks } = verifyChain(chain, name, audit.signer, outside)
    const aged = outside.filter(({ seq }) => seq < start.seq)
    return {
      name,
      title,
      rows,
      notes: aged.map(({ seq }) => `row ${seq} of the given head has aged out since`),
      breaks: [
        ...unsigned.map(({ seq }) => `the given head of row ${seq} is not of this relay's key`),
        ...breaks,
      ],
    }
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault)
    return { name, title, rows: 0, notes: [], breaks: [`cannot be read: ${why}`] }
  }
}

export const auditVerify: CliCommand = {
  name: 'audit verify',
  summary: 'Checks every row of the security log and the audits, and names what was changed since.',
  options: {
    head: { help: 'printed by `audit head` earlier: the line, or a file that holds such lines' },
  },
  run: async (values, context) => {
    const heads = printedHeads(textOf(values, 'head'))
    if (heads === undefined)
      return failed('That is no line that `audit head` has printed.', 'invalid-input')
    return withRelay(context, (relay): Outcome => {
      const kept = relay.audit.chains()
      const strange = heads.filter(({ chain }) => kept.every(({ name }) => name !== chain))
      const reports = kept.map((one) => reportOf(relay, one, heads))
      const ok = strange.length === 0 && reports.every(({ breaks }) => breaks.length === 0)
      return {
        ok,
        lines: [
          ...reports.flatMap(({ title, rows, notes, breaks }) => [
            `${title}: ${rows} rows, ${breaks.length === 0 ? 'all as written' : `${breaks.length} problems`}`,
            ...[...notes, ...breaks].map((line) => `  ${line}`),
          ]),
          ...strange.map(({ chain, at }) => `No audit here is called ${chain} (${instant(at)}).`),
        ],
        data: { ok, chains: reports, unknown: strange.map(({ chain }) => chain) },
      }
    })
  },
}
