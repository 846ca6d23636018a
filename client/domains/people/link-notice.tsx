/** A link that was made and is handed over by hand: shown whole, copied with one press. */
import type { JSX } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { InstantMs } from '#shared/kernel/ports.ts'

export function LinkNotice(props: {
  title: string
  link: string
  expiresAt: InstantMs
}): JSX.Element {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.link)
      showToast({ message: 'Link copied' })
    } catch {
      showToast({ message: 'This browser does not let apps copy. Select the link and copy it.' })
    }
  }
  return (
    <Notice
      kind="given"
      title={props.title}
      announce
      actions={
        <Button variant="primary" onPress={() => void copy()}>
          Copy link
        </Button>
      }
    >
      <p>
        Send it to them yourself; nothing has been sent. It works once, until{' '}
        {formatDayTime(props.expiresAt)}.
      </p>
      <p class="break-all select-all">{props.link}</p>
    </Notice>
  )
}
