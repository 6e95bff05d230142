import './styles/index.css';
import { lazy, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';

const DesignPage = lazy(() =>
  import('../web-modeler/design-page.tsx').then((module) => ({ default: module.DesignPage }))
);

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App DesignPage={DesignPage} />
    </StrictMode>
  );
}
