// The log says where, what and how it came about, in the form that IDEs turn into markers.
def log = new File(basedir, 'build.log').text.replaceAll(/\u001b\[[0-9;]*m/, '')
def model = new File(basedir, 'src/main/net/com/example/lenet.net').path
assert log.contains("[ERROR] ${model}:[13,5] shape-mismatch: expected 784 features, found 800")
assert log.contains('50 * 4 * 4 = 800')
assert log.contains('conv2: conv 5x5 -> 50')
assert log.contains('1 error in model files')
assert !new File(basedir, 'target/generated-sources/netc/com/example/LeNet.java').exists()
return true
