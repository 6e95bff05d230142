import { useState } from 'react';
import { useClient } from '../app/session.tsx';
import { useTongue } from '../i18n/language.tsx';

/** A clause by its id; its words, in our own, are fetched when the reader opens it. */
function Clause({ id }: { id: string }) {
  const { t } = useTongue();
  const client = useClient();
  const [words, setWords] = useState<string | null>(null);
  const open = () => {
    if (words === null)
      client.call('clause', { params: { clauseId: id } }).then(
        ({ text }) => setWords(text),
        () => setWords(null)
      );
  };
  return (
    <details className="clause-words" onToggle={open}>
      <summary>
        <span className="clause">{id}</span>
      </summary>
      <p>{words ?? t.common.loading}</p>
    </details>
  );
}

/** The clauses that a refusal rests on, to be read where it stands. */
export const ClauseWords = ({ ids }: { ids: readonly string[] }) =>
  ids.map((id) => <Clause key={id} id={id} />);
