/** From words on the command line to a command, and from its outcome to lines and an exit code. */
import { parseArgs } from 'node:util'
import { hasData, isHalfRestored, UNFINISHED_RESTORE } from '#sync-server/relay/data-dir.ts'
import { DISK_WORDS } from '#sync-server/relay/disk-words.ts'
import { troubleOf } from '#sync-server/storage/trouble.ts'
import { auditHead, auditVerify } from './audit.ts'
import { backup, backupKey } from './backup.ts'
import { type CliCommand, type CliContext, failed, type Outcome, type Values } from './command.ts'
import { doctor } from './doctor.ts'
import { erase } from './erase.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { personInvite, personReset, schoolCreate } from './people.ts'
import { backupPrune } from './prune.ts'
import { questionsPublish } from './questions.ts'
import { rebuild } from './rebuild.ts'
import { receiptKeyRenew } from './receipt-key.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

export const COMMANDS: readonly CliCommand[] = [
  schoolCreate,
  personInvite,
  personReset,
  verify,
  rebuild,
  auditHead,
  auditVerify,
  // The longer name first: `backup` would take it for its own.
  backupKey,
  backupPrune,
  backup,
  restore,
  receiptKeyRenew,
  exportCommand,
  importCommand,
  erase,
  questionsPublish,
  doctor,
]

/** 0: done. 1: refused, or something is wrong. 2: not understood. */
export type CliResult = { readonly exitCode: 0 | 1 | 2; readonly text: string }

const usage = (): string =>
  [
    'npm run relay -- <command> [options]',
    '',
    '  serve [--demo [--small]]',
    '      Runs the relay until it is stopped; with a demo school where there is none yet.',
    ...COMMANDS.flatMap((command) => [`  ${signature(command)}`, `      ${command.summary}`]),
    '',
    'Every command takes --json (the answer as JSON) and --help.',
    'Where the data lies and how the relay is reached come from the environment:',
    'DATA_DIR, HEADROOM_MB, SECURITY_JOURNAL, PORT, HOST, PUBLIC_URL, TRUST_PROXY, SMTP_URL, MAIL_FROM, LOG_LEVEL,',
    'and how long what is kept for all schools: SECURITY_LOG_DAYS, UNUSED_DEVICE_DAYS, BACKUP_DAYS.',
  ].join('\n')

const signature = ({ name, options }: CliCommand): string =>
  [
    name,
    ...Object.entries(options).map(([option, { isRequired, isFlag }]) => {
      const written = isFlag ? `--${option}` : `--${option} …`
      return isRequired ? written : `[${written}]`
    }),
  ].join(' ')

const help = (command: CliCommand): string =>
  [
    `npm run relay -- ${signature(command)}`,
    command.summary,
    ...Object.entries(command.options).map(([name, option]) => `  --${name}  ${option.help}`),
  ].join('\n')

const notUnderstood = (line: string): CliResult => ({ exitCode: 2, text: `${line}\n\n${usage()}` })

const commandNamed = (words: readonly string[]): CliCommand | undefined =>
  COMMANDS.find(
    (command) => command.name === words.slice(0, command.name.split(' ').length).join(' '),
  )

const parse = (command: CliCommand, words: readonly string[]): Values | undefined => {
  try {
    return parseArgs({
      args: words.slice(command.name.split(' ').length),
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean' },
        ...Object.fromEntries(
          Object.entries(command.options).map(([name, { isFlag }]) => [
            name,
            { type: isFlag ? ('boolean' as const) : ('string' as const) },
          ]),
        ),
      },
    }).values
  } catch {
    return undefined
  }
}

const asText = (outcome: Outcome, isJson: boolean): string =>
  isJson ? JSON.stringify(outcome.data) : outcome.lines.join('\n')

/** Runs one command. Never throws for anything a person can type, or a disk can do. */
export const runCli = async (words: readonly string[], context: CliContext): Promise<CliResult> => {
  if (words.length === 0) return notUnderstood('Say what the relay should do.')
  if (words[0] === 'help' || words[0] === '--help') return { exitCode: 0, text: usage() }
  const command = commandNamed(words)
  if (!command) return notUnderstood(`There is no command "${words.join(' ')}".`)
  const values = parse(command, words)
  if (!values) return notUnderstood(`"${command.name}" does not take these options.`)
  if (values.help) return { exitCode: 0, text: help(command) }
  const missing = Object.entries(command.options)
    .filter(([name, { isRequired }]) => isRequired && !values[name])
    .map(([name]) => `--${name}`)
  if (missing.length > 0) return notUnderstood(`"${command.name}" needs ${missing.join(', ')}.`)
  if (command !== restore && isHalfRestored(context.config.dataDir))
    return { exitCode: 1, text: UNFINISHED_RESTORE }
  if (!command.worksWithoutData && !hasData(context.config.dataDir))
    return {
      exitCode: 1,
      text: `There is no data in ${context.config.dataDir}. Name the right folder with DATA_DIR, or make a school.`,
    }
  const outcome = await command.run(values, context).catch((fault: unknown) => {
    const trouble = troubleOf(fault)
    if (trouble === undefined) throw fault
    return failed(DISK_WORDS[trouble](context.config.dataDir), trouble)
  })
  return { exitCode: outcome.ok ? 0 : 1, text: asText(outcome, values.json === true) }
}
