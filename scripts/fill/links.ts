import { messageId } from '../../activities/letters/address'
import { chainStart, sha256 } from '../../db/journal'
import { filled, type Values } from './places'
import type { Template } from './template'

/** A copy: of which template, and what it has in its places. Its facts are numbered after `base`. */
export interface Copy {
  readonly number: number
  readonly template: number
  readonly base: number
  readonly values: Values
}

/** What only this program works out: a fact's key and its links in the chain. */
export interface Link {
  readonly copy: number
  readonly fact: number
  readonly key: string
  readonly prevHash: string
  readonly hash: string
}

/** The end of a chain. */
export interface ChainEnd {
  readonly chain: string
  readonly length: number
  readonly head: string
}

/** The name of a letter's message; `row` is its place among the template's rows. */
export interface Message {
  readonly copy: number
  readonly row: number
  readonly id: string
}

/** The key of a template's fact in a copy. */
export function keyOf({ facts }: Template, fact: number, { base, values }: Omit<Copy, 'template'>): string {
  const { key, setBy } = facts[fact - 1]!
  return `${filled(key, values)}${setBy === undefined ? '' : base + setBy}`
}

/** Links the facts of a copy to chains, hash after hash, as commits do. */
export function linksOf(template: Template, copy: Copy): { links: Link[]; chains: ChainEnd[] } {
  const heads = new Map<string, ChainEnd>()
  const links = template.facts.map(({ chain: chainWithPlaces, chainSeq, hashed }, index) => {
    const chain = filled(chainWithPlaces, copy.values)
    const key = keyOf(template, index + 1, copy)
    const prevHash = heads.get(chain)?.head ?? chainStart
    const hash = sha256(filled(hashed, { ...copy.values, key, prevHash }))
    heads.set(chain, { chain, length: chainSeq, head: hash })
    return { copy: copy.number, fact: index + 1, key, prevHash, hash }
  })
  return { links, chains: [...heads.values()] }
}

/** The names of the messages of a copy's letters. */
export function messagesOf(template: Template, copy: Copy): Message[] {
  const { values, number } = copy
  return template.letters.map(({ row, fact, letter, person, aboutTask }) => {
    const key = keyOf(template, fact, copy)
    const about = aboutTask === undefined ? undefined : filled(aboutTask, values)
    const id = messageId({ key, letter, person: filled(person, values), aboutTask: about })
    return { copy: number, row, id }
  })
}
