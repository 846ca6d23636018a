/** A button that asks the school's server for a file: says that it is being made, and why not. */
import Download from 'lucide-solid/icons/download'
import { createSignal, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { Problem, Result } from '#shared/kernel/result.ts'
import { words } from './words.ts'

export function FileButton(props: {
  children: JSX.Element
  get: () => Promise<Result<undefined>>
  variant?: 'primary' | 'secondary'
}): JSX.Element {
  const [isMaking, setMaking] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const get = async () => {
    if (isMaking()) return
    setMaking(true)
    setProblem(undefined)
    const done = await props.get()
    setMaking(false)
    if (done.ok) showToast({ message: 'The file is among your downloads' })
    else setProblem(done.problem)
  }
  return (
    <div class="grid gap-3">
      <Show when={problem()}>
        {(refused) => (
          <Notice
            kind={refused().code === 'offline' ? 'info' : 'refused'}
            title={refused().code === 'offline' ? words.offlineTitle : undefined}
            announce
          >
            <p>{refused().message}</p>
          </Notice>
        )}
      </Show>
      <Button
        variant={props.variant ?? 'secondary'}
        icon={Download}
        wide
        onPress={() => void get()}
      >
        {isMaking() ? 'Your file is being made…' : props.children}
      </Button>
    </div>
  )
}
