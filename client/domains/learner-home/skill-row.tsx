/** One skill: its level in words, where it came from, and its last lessons as tinted cells. */
import { For, type JSX } from 'solid-js'
import { levelWords, trendWords } from '#client/domains/lessons/index.ts'
import { Row } from '#client/ui/row.tsx'
import { LEVEL_WORDS } from '#shared/domains/lessons/index.ts'
import type { SkillTrend } from './queries.ts'

/** Index 0 is "not yet": only an outline. */
const TINTS = [
  'border border-hairline',
  'bg-level-1',
  'bg-level-2',
  'bg-level-3',
  'bg-level-4',
  'bg-level-5',
] as const

const isRated = (skill: SkillTrend): boolean => skill.level !== undefined

const noteOf = (skill: SkillTrend): string => {
  const trend = trendWords(skill.trend, skill.previous)
  return trend === '' ? levelWords(skill.level) : `${levelWords(skill.level)}, ${trend}`
}

export function SkillRow(props: { skill: SkillTrend }): JSX.Element {
  const spoken = () =>
    `Last lessons: ${props.skill.levels.map((level) => level || 'not yet').join(', ')}`
  return (
    <Row
      title={props.skill.name}
      note={
        <span classList={{ 'font-semibold text-ink': isRated(props.skill) }}>
          {noteOf(props.skill)}
        </span>
      }
      trail={
        <span class="flex gap-0.5" role="img" aria-label={spoken()}>
          <For each={props.skill.levels}>
            {(level) => <i class={`block h-6 w-3.5 rounded-[2px] ${TINTS[level]}`} />}
          </For>
        </span>
      }
    />
  )
}

/** The tints and their words. */
export function LevelKey(): JSX.Element {
  return (
    <ul class="flex flex-wrap gap-x-4 gap-y-1 text-small" aria-label="The five levels">
      <For each={LEVEL_WORDS}>
        {(word, index) => (
          <li class="flex items-center gap-1.5">
            <i class={`block size-4 rounded-[2px] ${TINTS[index() + 1]}`} aria-hidden="true" />
            {index() + 1} {word}
          </li>
        )}
      </For>
    </ul>
  )
}
