/**
 * The windows of this browser agree before a new version takes over: it changes the files of all of
 * them at once, so one that is being typed in has to be asked. T33, T35.
 */
import { after } from './ports-browser.ts'

const NAME = 'dual-control.windows'
/** A window that says nothing for so long is asleep, and cannot agree. */
const ANSWER_WITHIN_MS = 1_500

type Message =
  | { readonly type: 'may-restart'; readonly id: number }
  | { readonly type: 'answer'; readonly id: number; readonly isBusy: boolean }
  | { readonly type: 'restarting' }

export type Agreement = 'agreed' | 'busy' | 'no-answer'

/** Is somebody in the middle of something here? Open sheets and questions, a field, a mock test. */
const isBusy = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], .dc-frame[data-bare]') !== null ||
  document.activeElement?.matches('input, textarea, select') === true

/** All windows hold this lock together, so that they can be counted. */
const holdCountedLock = (): void => {
  void navigator.locks.request(NAME, { mode: 'shared' }, () => new Promise(() => {}))
}
const otherWindows = async (): Promise<number> => {
  const { held } = await navigator.locks.query()
  return (held ?? []).filter((lock) => lock.name === NAME).length - 1
}

export type Windows = {
  /** Asks all other windows. This one was asked by pressing "Restart". */
  mayRestart(): Promise<Agreement>
  /** Tells them that it happens now. */
  restarting(): void
}

/** @param onRestarting another window restarts all of them. */
export const joinWindows = (onRestarting: () => void): Windows => {
  const channel = new BroadcastChannel(NAME)
  const post = (message: Message): void => channel.postMessage(message)
  let asked = 0
  let hear: ((isBusyThere: boolean) => void) | undefined
  holdCountedLock()
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.type === 'may-restart') post({ type: 'answer', id: data.id, isBusy: isBusy() })
    else if (data.type === 'answer' && data.id === asked) hear?.(data.isBusy)
    else if (data.type === 'restarting') onRestarting()
  })
  return {
    mayRestart: async () => {
      const others = await otherWindows()
      if (others <= 0) return 'agreed'
      return new Promise<Agreement>((settle) => {
        let answers = 0
        hear = (isBusyThere) => {
          answers += 1
          if (isBusyThere) settle('busy')
          else if (answers === others) settle('agreed')
        }
        after(ANSWER_WITHIN_MS, () => settle('no-answer'))
        asked += 1
        post({ type: 'may-restart', id: asked })
      })
    },
    restarting: () => post({ type: 'restarting' }),
  }
}
