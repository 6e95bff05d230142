import { Suspense } from 'react';
import { useTongue } from '../i18n/language.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ProblemBanner } from '../ui/problem-banner.tsx';
import { DraftProvider } from '../forms/drafts.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { ExpiredDialog } from './expired-dialog.tsx';
import { FlashProvider } from './flash.tsx';
import { LanguageProvider } from './language-provider.tsx';
import { NotFound } from './not-found.tsx';
import { pageOf, type CasePage } from './pages.tsx';
import { RouterProvider, useRouter } from './router.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { Shell } from './shell.tsx';
import { SignInPage } from './sign-in-page.tsx';

function PageFailed() {
  const { t } = useTongue();
  return (
    <Banner tone="bad" title={t.problem.chunkTitle}>
      <p>{t.problem.chunkLead}</p>
      <Button onClick={() => window.location.reload()}>{t.common.refresh}</Button>
    </Banner>
  );
}

function SignedIn({ expired, DesignPage }: { expired: boolean; DesignPage: CasePage }) {
  const { path } = useRouter();
  const page = pageOf(path, DesignPage);
  return (
    <FlashProvider>
      <DraftProvider>
        <Shell wide={page?.wide ?? false}>
          <ErrorBoundary key={path} fallback={<PageFailed />}>
            <Suspense fallback={<Loading />}>{page?.content ?? <NotFound />}</Suspense>
          </ErrorBoundary>
        </Shell>
        {expired && <ExpiredDialog />}
      </DraftProvider>
    </FlashProvider>
  );
}

function Gate({ DesignPage }: { DesignPage: CasePage }) {
  const { t } = useTongue();
  const { state, refresh } = useSession();
  if (state.kind === 'asking') return <Loading />;
  if (state.kind === 'out') return <SignInPage />;
  if (state.kind === 'in')
    return <SignedIn key={state.me.personId} expired={state.expired} DesignPage={DesignPage} />;
  return (
    <main className="main" id="content">
      <h1>{t.problem.title}</h1>
      <ProblemBanner problem={state.problem}>
        <Button onClick={() => void refresh()}>{t.common.retry}</Button>
      </ProblemBanner>
    </main>
  );
}

/** The whole desk; the designer comes from its own room. */
export const App = ({ DesignPage }: { DesignPage: CasePage }) => (
  <SessionProvider>
    <LanguageProvider>
      <RouterProvider>
        <Gate DesignPage={DesignPage} />
      </RouterProvider>
    </LanguageProvider>
  </SessionProvider>
);
