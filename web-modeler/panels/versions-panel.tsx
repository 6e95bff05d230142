import { useLoad } from '../../web-desk/api/use-load.ts';
import { useClient } from '../../web-desk/app/session.tsx';
import { Instant } from '../../web-desk/ui/instant.tsx';
import { LoadedView } from '../../web-desk/ui/loaded-view.tsx';
import { Tag } from '../../web-desk/ui/tag.tsx';
import { useWords } from '../i18n/use-words.ts';

interface Props {
  readonly caseKey: string;
  /** The version on the canvas; the list is loaded again when it changes. */
  readonly version: number;
  readonly onOpen: (version: number) => void;
}

/** Versions, newest first as the server orders them. */
export function VersionsPanel({ caseKey, version, onOpen }: Props) {
  const words = useWords();
  const client = useClient();
  const loaded = useLoad(`versions ${caseKey} ${version}`, () =>
    client.call('planVersions', { params: { caseKey } })
  );
  return (
    <LoadedView loaded={loaded}>
      {({ versions }) => (
        <ul className="versions">
          {versions.map((one) => (
            <li key={one.version}>
              <div>
                <strong>{words.version(one.version)}</strong>{' '}
                <Tag>{words.states[one.state] ?? one.state}</Tag>
                <p className="muted">
                  <Instant at={one.savedAt} /> {one.savedBy}
                </p>
                {one.note && <p>{one.note}</p>}
                {one.sha256 && <code className="hash">{one.sha256}</code>}
              </div>
              {one.version === version ? (
                <span className="muted">{words.versions.current}</span>
              ) : (
                <button
                  type="button"
                  className="button button-secondary button-small"
                  onClick={() => onOpen(one.version)}
                >
                  {words.versions.open}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </LoadedView>
  );
}
