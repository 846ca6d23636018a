/** Browse the signs, search them by word, press one for what it means. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { Empty } from '#client/ui/empty.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { SIGN_GROUPS, type Sign, type SignLibrary } from '#shared/domains/theory/index.ts'
import { findSigns, type GroupChoice } from './find-signs.ts'
import { SignMeaning } from './sign-facts.tsx'
import { SignImage } from './sign-image.tsx'
import { GROUP_WORDS, signWords } from './sign-words.ts'
import { WhenNear } from './when-near.tsx'

export function Look(props: { library: SignLibrary; group: GroupChoice }): JSX.Element {
  const [search, setSearch] = createSignal('')
  const [open, setOpen] = createSignal<Sign>()
  const found = createMemo(() => findSigns(props.library.all, props.group, search()))
  const groups = createMemo(() =>
    SIGN_GROUPS.map((group) => ({
      group,
      signs: found().filter((sign) => sign.group === group),
    })).filter(({ signs }) => signs.length > 0),
  )
  return (
    <div class="grid gap-4">
      <label class="grid max-w-md gap-1">
        <span class="font-semibold">{signWords.search}</span>
        <input
          class="dc-input"
          type="search"
          value={search()}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      <p class="text-small text-muted" role="status">
        {signWords.counted(found().length)}
      </p>
      <Show
        when={found().length > 0}
        fallback={
          <Empty title={signWords.nothingFound}>
            <p>{signWords.tryOther}</p>
          </Empty>
        }
      >
        <For each={groups()}>
          {({ group, signs }) => (
            <section class="grid gap-2" aria-label={GROUP_WORDS[group]}>
              <h2 class="text-heading">{GROUP_WORDS[group]}</h2>
              <ul class="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2">
                <For each={signs}>{(sign) => <Tile sign={sign} onOpen={setOpen} />}</For>
              </ul>
            </section>
          )}
        </For>
      </Show>
      <Sheet
        open={open() !== undefined}
        onOpenChange={(isOpen) => isOpen || setOpen(undefined)}
        title={open()?.name ?? signWords.title}
      >
        <Show when={open()}>
          {(sign) => (
            <div class="grid gap-4">
              <div class="grid place-items-center rounded-card bg-sunk p-4">
                <SignImage id={sign().id} size={260} />
              </div>
              <SignMeaning sign={sign()} />
            </div>
          )}
        </Show>
      </Sheet>
    </div>
  )
}

/** Neither drawn nor painted before it comes near the window; its guessed height is the least it gets. */
function Tile(props: { sign: Sign; onOpen: (sign: Sign) => void }): JSX.Element {
  return (
    <li class="[content-visibility:auto] [contain-intrinsic-size:auto_9.25rem]">
      <button
        type="button"
        class="grid h-full w-full content-start justify-items-center gap-2 rounded-card border border-hairline bg-surface p-3 text-center"
        onClick={() => props.onOpen(props.sign)}
      >
        <WhenNear class="block size-24">
          <SignImage id={props.sign.id} size={96} isDecorative />
        </WhenNear>
        <span class="text-small font-semibold">{props.sign.name}</span>
      </button>
    </li>
  )
}
