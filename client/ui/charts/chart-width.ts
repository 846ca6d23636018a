/** How wide a chart stands, so that it is drawn in real pixels and its words are never shrunk. */
import { createSignal, onCleanup, onMount } from 'solid-js'

const WIDTH_AT_FIRST = 420

export const createChartWidth = () => {
  const [width, setWidth] = createSignal(WIDTH_AT_FIRST)
  let chart: SVGSVGElement | undefined
  onMount(() => {
    if (!chart) return
    const watch = new ResizeObserver(([entry]) => {
      const now = Math.round(entry?.contentRect.width ?? 0)
      if (now > 0) setWidth(now)
    })
    watch.observe(chart)
    onCleanup(() => watch.disconnect())
  })
  return {
    width,
    ref: (element: SVGSVGElement) => {
      chart = element
    },
  }
}
