// A disk that fails on demand, as a file system for SQLite: full, unable to sync, or without power.
#pragma once

namespace tocsin::store::faulty_disk {

/// Registers the file system under this name, once.
const char* install();

/// Writes fail with "disk full" until it is taken back.
void set_full(bool full);

/// Syncs fail with an I/O error until it is taken back.
void set_sync_failing(bool failing);

/// After this many more writes the power goes: each write that was not synced is kept, dropped or torn at a
/// sector, as `seed` has it, and the process dies.
void cut_power_after(long writes, unsigned seed);

}  // namespace tocsin::store::faulty_disk
