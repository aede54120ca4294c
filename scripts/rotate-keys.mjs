import { installPackages, runTypeScript } from './bootstrap.mjs'

installPackages()
await runTypeScript('rotate-keys.ts')
