// A warning is told with its place, one that is allowed is not; taken for an error, it fails the build.
def log = new File(basedir, 'build.log').text.replaceAll(/\u001b\[[0-9;]*m/, '')
def model = new File(basedir, 'src/main/net/com/example/pooled.net').path
assert log.contains("[WARNING] ${model}:[4,5] window-misses-edge: ")
assert log.contains('models compiled: 1, classes written: 1, removed: 0')
assert log.contains("[ERROR] ${model}:[4,5] window-misses-edge: ")
assert log.contains('1 error in model files')
assert !log.contains('unused-label:')
return true
