#pragma once

namespace mungba::extract {

/// From here on this process has 10 s of the processor and 512 MB, opens no connection, starts no program and writes no file. Before the first
/// foreign byte is looked at.
/// @returns false if the system refuses one of these: then nothing is read.
/// @param may_start  lets it start one program more, which is as confined: the reader of old Word files
bool confine(bool may_start = false);

}  // namespace mungba::extract
