import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { queries } from './api/query'
import { router } from './routes'
import './styles/base.css'
import './styles/detai.css'
import './styles/app.css'
import './styles/print.css'

const place = document.getElementById('trang')
if (!place) throw new Error('The page has no place for the application')

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
