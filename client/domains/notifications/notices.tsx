/** What the school told this person; unread ones are marked when the person says so. */
import { For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatSinceExactly } from '#client/ui/format/index.ts'
import { Page } from '#client/ui/page.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { Notice } from '#shared/domains/notifications/index.ts'
import { nameOf } from '../people/index.ts'
import { noticeLines, unreadCount } from './queries.ts'

export default function Notices(): JSX.Element {
  const engine = useEngine()
  const notices = () => engine.set<Notice>('notifications')
  const lines = () => noticeLines(notices().all(), engine.rows, (id) => nameOf(engine, id))
  const unread = () => unreadCount(notices().all())

  const markAllRead = async () => {
    for (const [id, notice] of notices().all()) {
      if (notice.readAtMs !== undefined) continue
      const done = await notices().put(id, { ...notice, readAtMs: engine.now() })
      if (!done.ok) {
        showToast({ message: done.problem.message })
        return
      }
    }
  }

  return (
    <Page
      title="Notices"
      backHref="/more"
      backLabel="Back to More"
      actions={
        <Show when={unread() > 0}>
          <Button variant="quiet" onPress={() => void markAllRead()}>
            Mark all read
          </Button>
        </Show>
      }
    >
      <Show
        when={lines().length > 0}
        fallback={
          <Empty title="No notices yet">
            <p>When somebody confirms, moves or cancels a lesson of yours, it says so here.</p>
          </Empty>
        }
      >
        <Card flush>
          <Rows inset label="Notices">
            <For each={lines()}>
              {(line) => (
                <Row
                  title={line.title}
                  note={
                    <>
                      <Show when={line.note}>
                        <span class="block">{line.note}</span>
                      </Show>
                      <span class="block">{formatSinceExactly(line.atMs, engine.minute())}</span>
                    </>
                  }
                  trail={
                    <Show when={line.isUnread}>
                      <Chip state="stage">New</Chip>
                    </Show>
                  }
                />
              )}
            </For>
          </Rows>
        </Card>
      </Show>
    </Page>
  )
}
