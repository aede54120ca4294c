import { installPackages, runTypeScript } from './bootstrap.mjs'

installPackages()
await runTypeScript('scripts/start.ts')
