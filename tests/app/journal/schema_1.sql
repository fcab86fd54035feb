-- A journal as version 1 wrote it. Never to be changed: every later version must open it.
PRAGMA application_id = 1129469267;
PRAGMA user_version = 1;
CREATE TABLE note (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, subject TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('right', 'left')), text TEXT NOT NULL, changed_ms INTEGER NOT NULL,
  UNIQUE (subject, side)) STRICT;
CREATE TABLE point_state (id INTEGER PRIMARY KEY, point TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('right', 'left')),
  state TEXT NOT NULL CHECK (state IN ('latent', 'active', 'resolved')), changed_ms INTEGER NOT NULL,
  UNIQUE (point, side)) STRICT;
CREATE TABLE own_spot (id INTEGER PRIMARY KEY, point TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('right', 'left')), chart TEXT NOT NULL, surface TEXT NOT NULL,
  first REAL NOT NULL, second REAL NOT NULL, changed_ms INTEGER NOT NULL, UNIQUE (point, side)) STRICT;
CREATE TABLE session (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, started TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('right', 'left')), tool TEXT NOT NULL, remark TEXT NOT NULL,
  wall_right_cm REAL, wall_left_cm REAL, changed_ms INTEGER NOT NULL) STRICT;
CREATE TABLE treatment (id INTEGER PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE, place INTEGER NOT NULL,
  point TEXT NOT NULL, seconds INTEGER NOT NULL, tenderness_before INTEGER, tenderness_after INTEGER,
  UNIQUE (session, place)) STRICT;
INSERT INTO note VALUES (1, '00000000-0000-4000-8000-000000000001', 'soleus', 'right', 'Press *slowly*.', 11);
INSERT INTO point_state VALUES (1, 'soleus_trp1', 'left', 'active', 12);
INSERT INTO own_spot VALUES (1, 'soleus_trp1', 'left', 'leg', '', 0.31, 172.5, 13);
INSERT INTO session VALUES (1, '00000000-0000-4000-8000-000000000002', '2024-02-29T18:30', 'left', 'ball', 'calm',
  9.5, NULL, 14);
INSERT INTO treatment VALUES (1, 1, 0, 'soleus_trp1', 90, 7, 3);
INSERT INTO treatment VALUES (2, 1, 1, 'soleus_trp2', 60, NULL, NULL);
