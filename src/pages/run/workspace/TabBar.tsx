import { Suspense, type RefCallback } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { Tabs } from '~/ui/Tabs';
import { TABS, type TabPath } from '../tabs';
import { later } from './later';
import css from './Workspace.module.css';

const NotifyMenu = later((parts) => parts.NotifyMenu);

const tabs = TABS.map(({ path, name }) => ({ id: path, label: name }));

interface TabBarProps {
  runId: string;
  tab: TabPath;
  /** Receives the place for the open tab's own controls. */
  controls: RefCallback<HTMLElement>;
}

/** The five tabs as links, which keep the selection in the query, room for the open tab's controls, and the wish to be told of a run that goes on. */
export function TabBar({ runId, tab, controls }: TabBarProps) {
  const { search } = useLocation();
  return (
    <div className={css.bar}>
      <Tabs
        label="Run details"
        tabs={tabs}
        selected={tab}
        render={({ id, label }, props) => (
          <Link to={{ pathname: `/runs/${encodeURIComponent(runId)}/${id}`, search }} {...props}>
            {label}
          </Link>
        )}
      />
      <div className={css.extras}>
        <div className={css.extras} ref={controls} />
        <Suspense fallback={null}>
          <NotifyMenu />
        </Suspense>
      </div>
    </div>
  );
}
