/** Writes pictures of every page and main state, at 1280 and 360 px, to dist/screenshots. */
import { installPackages, runTypeScript } from './bootstrap.mjs'

installPackages()
await runTypeScript('./screenshots.ts')
