import type { ReactNode } from 'react'
import { text } from '../text/common'
import { Icon, type IconName } from './icon'

/** How a status looks; its words alone say it. */
export type Tone = 'late' | 'soon' | 'later' | 'running' | 'paused' | 'done' | 'waiting' | 'partly' | 'locked'

const looks: Readonly<Record<Tone, readonly [className: string, icon: IconName]>> = {
  late: ['late', 'triangle'],
  soon: ['soon', 'clock'],
  later: ['', 'clock'],
  running: ['run', 'dot'],
  paused: ['pause', 'pause'],
  done: ['ok', 'tick'],
  waiting: ['', 'circle'],
  partly: ['soon', 'half'],
  locked: ['pause', 'lock'],
}

/** A status in words, with its icon and colour. */
export function Status({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const [className, icon] = looks[tone]
  return (
    <span className={`st ${className}`}>
      <Icon name={icon} />
      {children}
    </span>
  )
}

/** Marks a clause that was not checked against the province's own decision. */
export function Unchecked() {
  return <span className="chk">{text.unchecked}</span>
}

/** A clause of the law, marked where it is assumed. */
export function Clause({ clause, assumed = false }: { readonly clause: string; readonly assumed?: boolean }) {
  return (
    <>
      {clause} {assumed && <Unchecked />}
    </>
  )
}
