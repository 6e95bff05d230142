import { useTongue } from '../i18n/language.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The session ended while a page is open: sign in again over it, so that nothing filled in is lost. */
export function ExpiredDialog() {
  const { t } = useTongue();
  return (
    <Dialog title={t.signIn.expiredTitle} onClose={() => undefined}>
      <p>{t.signIn.expiredLead}</p>
      <SignInForm />
    </Dialog>
  );
}
