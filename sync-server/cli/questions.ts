/** Publishing a pack of questions without a new version of the app. TH57. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { checkPack, loadBundledBank, type PackCheck } from '#shared/domains/theory/index.ts'
import { openDataDir } from '#sync-server/relay/data-dir.ts'
import {
  keepPack,
  lastPack,
  type PackPlace,
  publishedBank,
} from '#sync-server/relay/question-bank.ts'
import { type CliCommand, type CliContext, done, failed, type Outcome, textOf } from './command.ts'
import { aloneWith, withRelay } from './with-relay.ts'

/** More than a topic can hold. */
const SHOWN_MAX = 20

const contentOf = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(resolve(file), 'utf8'))
  } catch {
    return undefined
  }
}

const tells = ({ adds, changes, retires, leaves }: PackCheck['does']): string =>
  `${adds.length} new, ${changes.length} changed, ${retires.length} retired, ${leaves.length} as they are`

const unfit = ({ problems }: PackCheck): Outcome =>
  ({
    ok: false,
    lines: [
      'The pack was not published. Nothing has changed.',
      ...problems
        .slice(0, SHOWN_MAX)
        .map(({ question, message }) => `  ${question ? `${question}: ` : ''}${message}`),
      ...(problems.length > SHOWN_MAX ? [`  and ${problems.length - SHOWN_MAX} more`] : []),
    ],
    data: { code: 'pack-unfit', problems },
  }) satisfies Outcome

const publish = async (
  context: CliContext,
  file: string,
  place: PackPlace,
  isDry: boolean,
): Promise<Outcome> => {
  const content = contentOf(file)
  if (content === undefined) return failed('This file cannot be read as JSON.', 'pack-unreadable')
  const dataDir = openDataDir(context.config.dataDir)
  const bundled = await loadBundledBank()
  const check = checkPack(content, publishedBank(dataDir, bundled, place))
  const { pack, does } = check
  if (!pack) return unfit(check)
  const before = lastPack(dataDir, place, pack.topic)
  if (before && before.number > pack.number)
    return failed(
      `Pack ${before.number} of topic ${pack.topic} is published already; this is pack ${pack.number}.`,
      'pack-older',
    )
  const head = `Topic ${pack.topic}, ${pack.name}, pack ${pack.number}: ${tells(does)}.`
  if (isDry) return done([head, 'This was a dry run; nothing has changed.'], { isDry, does })
  return withRelay(context, ({ control, schools }) => {
    const all = place === undefined ? control.schools.all() : [control.schools.byId(place)]
    if (all.includes(undefined)) return failed('There is no such school.', 'school-unknown')
    if (JSON.stringify(before) !== JSON.stringify(pack)) keepPack(dataDir, place, pack)
    // Opening a school publishes what is new to it.
    for (const school of all) if (school) schools.of(school.id)
    return done([head, `Published to ${all.length} school(s).`], { does, schools: all.length })
  })
}

export const questionsPublish: CliCommand = {
  name: 'questions publish',
  summary:
    'Publishes a pack of our questions to every school. The relay must be stopped; again is harmless.',
  options: {
    file: { help: 'the pack, a JSON file', isRequired: true },
    school: { help: 'id of one school, to publish to it alone' },
    'dry-run': { help: 'only say what would change', isFlag: true },
  },
  run: (values, context) =>
    aloneWith(context, () =>
      publish(
        context,
        textOf(values, 'file'),
        textOf(values, 'school') || undefined,
        values['dry-run'] === true,
      ),
    ),
}
