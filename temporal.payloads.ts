import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common'
import { temporal } from '@temporalio/proto'
import { type SealKeys, seal, sealKeysIn, unseal } from './db/sealed'

/** The setting by which an installation without a network of others keeps its histories readable. */
export const openPayloads = 'off'

const encoding = 'binary/encrypted'
const purpose = 'temporal payload'
const { Payload: Wire } = temporal.api.common.v1
const text = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('utf8')

/**
 * Seals what workflows are started with, told and answer, so that Temporal's database and its pages hold
 * nothing that can be read. Payloads from before, or from a time when this was off, are taken as they are.
 */
export class SealingCodec implements PayloadCodec {
  constructor(private readonly keys: SealKeys) {}

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const { keyId, sealed } = seal(this.keys, Wire.encode(payload).finish(), purpose)
      return {
        metadata: { encoding: Buffer.from(encoding), 'encryption-key-id': Buffer.from(keyId) },
        data: sealed,
      }
    })
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      if (text(payload.metadata?.encoding) !== encoding) return payload
      const keyId = text(payload.metadata?.['encryption-key-id'])
      const sealed = Buffer.from(payload.data ?? [])
      return Wire.decode(unseal(this.keys, { keyId, sealed }, purpose))
    })
  }
}

/** How workers and clients write payloads under the keys of a setting (`id:key,…`), or openly without any. */
export function dataConverterFor(keys: string | undefined): DataConverter {
  if (keys === undefined || keys === openPayloads) return {}
  return { payloadCodecs: [new SealingCodec(sealKeysIn(keys))] }
}
