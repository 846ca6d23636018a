/** Paints a list of shapes into a canvas of any size. */
import { type DrawOp, PICTURE_HEIGHT, PICTURE_WIDTH } from '#shared/domains/theory/index.ts'

const NO_COLOUR_SUFFIX = '00'

const trace = (context: CanvasRenderingContext2D, points: readonly number[]): void => {
  context.moveTo(points[0] as number, points[1] as number)
  for (let index = 2; index < points.length; index += 2) {
    context.lineTo(points[index] as number, points[index + 1] as number)
  }
}

const paintGlow = (
  context: CanvasRenderingContext2D,
  { x, y, radius, colour, alpha }: Extract<DrawOp, { op: 'glow' }>,
): void => {
  const light = context.createRadialGradient(x, y, 0, x, y, radius)
  light.addColorStop(0, colour)
  light.addColorStop(1, `${colour}${NO_COLOUR_SUFFIX}`)
  context.globalAlpha = alpha
  context.fillStyle = light
  context.fillRect(x - radius, y - radius, radius * 2, radius * 2)
}

const paintOne = (context: CanvasRenderingContext2D, shape: DrawOp): void => {
  switch (shape.op) {
    case 'fill':
      context.globalAlpha = shape.alpha
      context.fillStyle = shape.colour
      context.beginPath()
      for (const outline of shape.outlines) {
        trace(context, outline)
        context.closePath()
      }
      context.fill()
      return
    case 'stroke':
      context.globalAlpha = shape.alpha
      context.strokeStyle = shape.colour
      context.lineWidth = shape.width
      context.lineCap = shape.ends === 'flat' ? 'butt' : 'round'
      context.beginPath()
      trace(context, shape.points)
      context.stroke()
      return
    case 'ellipse':
      context.globalAlpha = shape.alpha
      context.fillStyle = shape.colour
      context.beginPath()
      context.ellipse(shape.x, shape.y, shape.rx, shape.ry, 0, 0, Math.PI * 2)
      context.fill()
      return
    case 'band': {
      context.globalAlpha = 1
      if (shape.from === shape.to) context.fillStyle = shape.from
      else {
        const gradient = context.createLinearGradient(0, shape.top, 0, shape.bottom)
        gradient.addColorStop(0, shape.from)
        gradient.addColorStop(1, shape.to)
        context.fillStyle = gradient
      }
      context.fillRect(0, shape.top, PICTURE_WIDTH, shape.bottom - shape.top)
      return
    }
    case 'glow':
      paintGlow(context, shape)
      return
    case 'clip':
      context.save()
      context.beginPath()
      context.rect(shape.x, shape.y, shape.width, shape.height)
      context.clip()
      return
    case 'unclip':
      context.restore()
      return
  }
}

/** The whole picture, stretched to `width` × `height` device pixels. */
export const paint = (
  context: CanvasRenderingContext2D,
  shapes: readonly DrawOp[],
  width: number,
  height: number,
): void => {
  context.setTransform(width / PICTURE_WIDTH, 0, 0, height / PICTURE_HEIGHT, 0, 0)
  context.lineJoin = 'round'
  for (const shape of shapes) paintOne(context, shape)
  context.globalAlpha = 1
}
