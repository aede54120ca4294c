import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

/** The pages of whoever signs in: built into dist/web, which the API serves. */
export default defineConfig({
  root: here,
  publicDir: false,
  logLevel: 'error',
  build: {
    outDir: join(here, '..', 'dist', 'web'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    // Charts are a chunk of their own, loaded by the pages that draw them.
    chunkSizeWarningLimit: 1200,
  },
})
