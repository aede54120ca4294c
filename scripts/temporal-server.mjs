import { installPackages, runTypeScript } from './bootstrap.mjs'

installPackages()
await runTypeScript('temporal-server.ts')
