import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config'
import { text } from './messages'
import { type Say, StartFailure } from './part'
import { progressBar } from './progress'
import type { RunningSystem } from './supervisor'

type DemoState = 'loading' | 'loaded' | 'skipped'

/**
 * A data folder keeps the mode of its first start: what a moved clock has written is never real work, and a
 * real
 * installation never gets a clock that moves.
 */
export function insistOnMode(config: Config): void {
  const { dataFolder, mode } = config
  const kept = keptMode(config)
  if (kept === undefined) {
    mkdirSync(dataFolder, { recursive: true })
    writeFileSync(join(dataFolder, 'mode'), mode)
    return
  }
  if (kept !== mode) throw new StartFailure(text.otherMode(dataFolder, kept, mode))
}

/** The mode of the data folder's first start; undefined where nothing was started yet. */
export function keptMode({ dataFolder }: Config): Config['mode'] | undefined {
  const file = join(dataFolder, 'mode')
  return existsSync(file) ? (readFileSync(file, 'utf8') as Config['mode']) : undefined
}

/**
 * Loads the demonstration on the first start of a training folder; goes on where an earlier start was cut
 * off.
 */
export async function loadDemoOnce(config: Config, system: RunningSystem, empty: boolean, say: Say) {
  if (config.mode !== 'training') return
  const file = join(config.dataFolder, 'demo')
  const keep = (state: DemoState) => writeFileSync(file, state)
  const kept = demoState(config)
  if (kept === 'loaded' || kept === 'skipped') return
  if (empty) {
    keep('skipped')
    return
  }
  keep('loading')
  say(text.loadingDemo(system.origin))
  const startedAt = performance.now()
  const { loadDemo } = await import('../../demo/load')
  await loadDemo({
    origin: system.origin,
    databaseUrl: system.databaseUrl,
    onProgress: progressBar(text.demoProgress),
  })
  keep('loaded')
  say(text.demoLoaded(Math.round((performance.now() - startedAt) / 1000)))
}

function demoState({ dataFolder }: Config): DemoState | undefined {
  const file = join(dataFolder, 'demo')
  return existsSync(file) ? (readFileSync(file, 'utf8') as DemoState) : undefined
}

/** Whether the demonstration's people can sign in here. */
export function hasDemo(config: Config): boolean {
  return demoState(config) === 'loaded'
}

/**
 * Whether there is no demonstration here, nor will be: a real installation, or one that was started empty.
 */
export function startsEmpty(config: Config): boolean {
  return config.mode === 'production' || demoState(config) === 'skipped'
}
