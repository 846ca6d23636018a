/**
 * Where an explanation is written: the rule by its name and, where the Code's text is on this device,
 * its duties behind one press. The official text decides; these are its duties in plain words.
 */
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createSignal, For, type JSX, Show } from 'solid-js'
import {
  type CodeEntry,
  codeKey,
  loadHighwayCode,
  type Question,
} from '#shared/domains/theory/index.ts'
import { createLoaded, readOnce } from './loaded.ts'
import { dutyWords, LINE_WORDS, practiceWords } from './practice-words.ts'
import { refWords } from './words.ts'

type Ref = Question['refs'][number]

/** The Code's text, read once. Practice asks for it early, so that no explanation waits for it. */
export const highwayCode = readOnce(loadHighwayCode)

const SECTION_KINDS: Readonly<Partial<Record<Ref['kind'], CodeEntry['kind']>>> = {
  rule: 'rule',
  annex: 'annex',
  sign: 'section',
  marking: 'section',
}

/** The key of what a reference names in the Code; undefined for a law or a skill. */
const keyOfRef = (ref: Ref): string | undefined => {
  const kind = SECTION_KINDS[ref.kind]
  return kind && codeKey(kind, ref.id)
}

export function RuleRef(props: { reference: Ref }): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false)
  const code = createLoaded(highwayCode)
  const entry = () => code()?.get(keyOfRef(props.reference) ?? '')
  return (
    <Show
      when={entry()}
      fallback={<p class="py-3 text-small font-semibold">{refWords(props.reference)}</p>}
    >
      {(found) => (
        <details class="group" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
          <summary class="flex min-h-12 items-center gap-3 py-2">
            <span class="min-w-0 flex-1">
              <span class="block text-small font-semibold">{refWords(props.reference)}</span>
              <span class="block text-small text-muted">{found().title}</span>
            </span>
            <ChevronDown size={20} class="flex-none group-open:rotate-180" aria-hidden="true" />
          </summary>
          <Show when={isOpen()}>
            <Duties entry={found()} />
          </Show>
        </details>
      )}
    </Show>
  )
}

function Duties(props: { entry: CodeEntry }): JSX.Element {
  return (
    <div class="grid gap-2 pb-3">
      <ul class="grid gap-1.5">
        <For each={props.entry.lines}>
          {(line) => (
            <li
              class="text-small"
              classList={{
                'font-semibold': ['must', 'must-not', 'heading'].includes(line.as),
                'text-muted': line.as === 'law' || line.as === 'figures',
              }}
            >
              <Show when={LINE_WORDS[line.as]}>{(word) => <span>{word()}: </span>}</Show>
              {dutyWords(line.text).text}
              <Show when={dutyWords(line.text).source}>
                {(source) => (
                  <span class="block text-smallest font-normal text-muted">{source()}</span>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <p class="text-small text-muted">{practiceWords.dutiesNote}</p>
    </div>
  )
}
